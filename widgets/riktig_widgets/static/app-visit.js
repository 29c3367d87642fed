// A visit: what is chosen before, a clock over the steps with tools beside it, the end, the campaign.
// Everything is held in memory and nothing is written: at the end all of it is wiped.
import { Agreement } from "./app-visit-agreement.js";
import { Calculators } from "./app-visit-calculators.js";
import { Campaign } from "./app-visit-campaign.js";
import { ClockBar } from "./app-visit-clock.js";
import { Ending } from "./app-visit-end.js";
import { Messages, OpenQuestions } from "./app-visit-messages.js";
import { Numbers } from "./app-visit-numbers.js";
import { Objections } from "./app-visit-objections.js";
import { Questions } from "./app-visit-questions.js";
import { Preview } from "./app-visit-start.js";
import { inWords, today } from "./day.js";
import { textsOf } from "./dom.js";

const UNDO_MS = 10_000; // how long what was wiped can be had back; chosen here

class Visit {
  #undo = null;
  #undoClock = 0;

  constructor(mount, host) {
    this.mount = mount;
    this.host = host;
    this.texts = textsOf(mount);
    this.plan = null; // what the core says of a visit of this theme and these minutes
    this.parts = {
      clock: new ClockBar(this),
      questions: new OpenQuestions(this),
      numbers: new Numbers(this),
      messages: new Messages(this),
      objections: new Objections(this),
      back: new Questions(this),
      agreement: new Agreement(this),
      calculators: new Calculators(this),
      ending: new Ending(this),
    };
    this.campaign = new Campaign(this);
    this.preview = new Preview(this);
    this.#listen();
  }

  slot(name) {
    return this.mount.querySelector(`[data-slot="${name}"]`);
  }

  on(kind, selector, done) {
    this.mount.addEventListener(kind, (event) => {
      const found = event.target.closest(selector);
      if (found && this.mount.contains(found)) done(found, event);
    });
  }

  /** A form's submit, which never leaves the page. */
  submitted(selector, done) {
    this.mount.querySelector(selector).addEventListener("submit", (event) => {
      event.preventDefault();
      done();
    });
  }

  /** One request; what fails is told as a refusal, so that every caller has one way to say no. */
  async ask(request, blobs) {
    try {
      return await this.host.ask({ today: today(), ...request }, blobs);
    } catch {
      return { ok: false, message: this.texts.failed };
    }
  }

  /** Says no in a place of its own; "" takes it away. */
  refuse(slot, sentence) {
    const place = this.slot(slot);
    place.textContent = sentence;
    place.hidden = !sentence;
  }

  get running() {
    return Boolean(this.parts.clock.clock);
  }

  get inWords() {
    return inWords(today());
  }

  #listen() {
    const does = {
      campaign: () => this.campaign.open(this.screen),
      end: () => this.end(),
      resume: () => this.show("visit"),
      wipe: () => this.wipe(),
      undo: () => this.undo(),
    };
    this.on("click", "[data-do]", ({ dataset }) => does[dataset.do]?.());
    this.on("click", "[data-panel-of]", ({ dataset }) => this.panel(dataset.panelOf));
    this.submitted(".riktig-visit-start", () => this.begin());
    addEventListener("beforeunload", (event) => {
      if (this.running && this.mount.isConnected) event.preventDefault();
    });
    // A file dropped beside its place would otherwise replace the page.
    for (const kind of ["dragover", "drop"]) this.mount.addEventListener(kind, (event) => event.preventDefault());
  }

  get screen() {
    return this.mount.querySelector("[data-screen]:not([hidden])").dataset.screen;
  }

  /** Shows one screen; its heading gets the focus, so that it is read. */
  show(name) {
    for (const one of this.mount.querySelectorAll("[data-screen]")) one.hidden = one.dataset.screen !== name;
    this.mount.closest("[data-shell]")?.toggleAttribute("data-busy", name === "visit");
    this.mount.querySelector(`[data-screen="${name}"] [tabindex="-1"]`)?.focus({ preventScroll: true });
    this.mount.scrollIntoView({ block: "start" });
  }

  /** One tool lies open; the button that opened it says so. */
  panel(name) {
    for (const one of this.mount.querySelectorAll("[data-panel]")) one.hidden = one.dataset.panel !== name;
    for (const one of this.mount.querySelectorAll("[data-panel-of]")) {
      one.setAttribute("aria-pressed", String(one.dataset.panelOf === name));
    }
    if (name === "messages") this.parts.messages.see();
  }

  /** The visit begins: from now on the reader is asked before the page is left. */
  begin() {
    if (!this.plan) return;
    this.#forgetUndo();
    for (const part of Object.values(this.parts)) part.begin?.();
    this.show("visit");
  }

  end() {
    this.parts.clock.stop();
    this.parts.ending.show();
    this.show("end");
  }

  /** Everything of this visit goes; for ten seconds it can be had back. */
  wipe() {
    const restores = Object.values(this.parts).map((part) => part.wiped());
    this.show("start");
    this.#undo = () => restores.forEach((restore) => restore());
    this.slot("undo").hidden = false;
    this.slot("undo-said").textContent = this.texts.wiped;
    this.slot("undo").querySelector("button").focus({ preventScroll: true });
    this.#undoClock = setTimeout(() => this.#forgetUndo(), UNDO_MS);
  }

  undo() {
    this.#undo?.();
    this.#forgetUndo();
    this.parts.ending.show();
    this.show("end");
  }

  #forgetUndo() {
    clearTimeout(this.#undoClock);
    this.#undo = null;
    this.slot("undo").hidden = true;
    this.slot("undo-said").textContent = "";
  }

  async open() {
    await this.preview.ask();
    this.slot("begin").disabled = false;
  }
}

export function mountVisit(mount, host) {
  return new Visit(mount.querySelector("[data-visit]"), host).open();
}
