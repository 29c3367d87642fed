// The taper planner: its form, what stands behind it (a worker or a kernel), and the plan.
import { make, textsOf } from "./dom.js";
import { PlannerForm } from "./planner-form.js";
import { PlanView } from "./planner-view.js";
import { inTurns } from "./turns.js";
import { whileWaiting } from "./waiting.js";

const QUIET_MS = 250; // the plan follows when the typing pauses

export class Planner {
  #begun = false; // asked for once: from then on it follows what is typed
  #stood = false; // whether there was a plan when the form was emptied
  #ask = inTurns(() => this.#answer());
  #pause = 0;
  #after = () => {}; // what to do with the focus when the next plan stands there
  #turn = 0; // another medicine's answer is not shown

  /** @param {HTMLElement} mount @param {(request: object) => Promise<object>} ask
   * @param {{paper?: Function, changed?: Function}} more `paper` makes a PDF of a request, `changed` hears of the form */
  constructor(mount, ask, { paper = null, changed = () => {} } = {}) {
    this.mount = mount;
    this.ask = ask;
    this.told = changed;
    this.texts = textsOf(mount);
    this.place = this.slot("place");
    this.form = new PlannerForm(mount, this.texts, () => this.#changed());
    this.view = new PlanView(this.texts, {
      hold: (step) => this.#move(step, () => this.form.hold(step.day, this.texts.form.hold_days)),
      release: (step) => this.#move(step, () => this.form.release(step)),
      paper: paper && (() => paper({ op: "plan", input: this.form.input() })),
    });
    mount.addEventListener("click", ({ target }) => this.#clicked(target));
    this.form.element.addEventListener("submit", () => this.#submitted());
    this.form.element.querySelector(".riktig-clear").addEventListener("click", () => this.#emptied());
    this.form.element.querySelector(".riktig-undo").addEventListener("click", () => this.#restored());
  }

  slot(name) {
    return this.mount.querySelector(`[data-slot="${name}"]`);
  }

  /** Shows a sentence where the plan will stand. */
  say(sentence) {
    this.slot("status").textContent = sentence;
    this.slot("status").hidden = !sentence;
  }

  /** To be called when plans can be had: one that was asked for meanwhile is made at once. */
  ready() {
    this.mount.dataset.ready = "";
    this.say(this.texts.waiting_submit);
    if (this.#begun) this.#update();
  }

  /** Plans may still come. */
  slow() {
    this.say(this.texts.slow);
  }

  /** No plans will come: says why. */
  unable(kind) {
    this.say(this.texts[kind] ?? this.texts.failed);
  }

  /** What stands in the form, and whether it has been asked for. */
  kept() {
    return { form: this.form.kept(), begun: this.#begun };
  }

  /** Puts it back; nothing for a new medicine. What is known of the patient stays. */
  put(kept) {
    this.#turn += 1;
    this.#begun = kept?.begun ?? false;
    this.#after = () => {};
    this.form.put(kept?.form ?? null);
    clearTimeout(this.#pause);
    this.#withdraw(this.#begun ? this.texts.waiting : this.texts.waiting_submit);
    if (this.#begun) this.#update();
  }

  /** What was kept, with another first day. */
  beginning(kept, day) {
    return { ...kept, form: this.form.beginning(kept.form, day) };
  }

  focus() {
    this.form.field("substance").querySelector("select").focus();
  }

  #clicked(target) {
    const chosen = target.closest("[data-case]");
    if (chosen) this.#case(chosen.dataset.case);
    if (target.closest("[data-do=own]")) {
      this.form.forget();
      this.focus();
    }
  }

  #case(name) {
    this.form.take(name);
    this.#after = () => this.slot("stamp").scrollIntoView({ block: "nearest" });
    this.#begun = true;
    this.told();
    this.#update();
  }

  #submitted() {
    this.#begun = true;
    this.#after = () => this.mount.querySelector("#planner-result")?.focus();
    clearTimeout(this.#pause);
    this.#update();
  }

  /** A step is stayed on, or gone on from; who pressed a button stays at it. */
  #move(step, change) {
    const pressed = document.activeElement?.dataset.key;
    change();
    this.#after = () => (this.mount.querySelector(`[data-key="${pressed}"]`) ?? this.mount.querySelector(`[data-key="hold-${step.number}"]`))?.focus();
    this.#update();
  }

  #emptied() {
    this.#stood = this.#begun;
    this.#begun = false;
    this.#withdraw(this.texts.waiting_submit);
  }

  #restored() {
    this.#begun = this.#stood;
    if (this.#begun) this.#update();
  }

  #changed() {
    clearTimeout(this.#pause);
    this.told();
    if (this.#begun) this.#pause = setTimeout(() => this.#update(), QUIET_MS);
  }

  #update() {
    if ("ready" in this.mount.dataset) this.#ask();
  }

  async #answer() {
    const request = { op: "plan", face: this.texts.form.face, input: this.form.input() };
    const turn = this.#turn;
    const came = whileWaiting((sentence) => this.#withdraw(sentence), this.texts);
    let answer;
    try {
      answer = await this.ask(request);
    } catch {
      answer = { incomplete: true, message: this.texts.crashed };
    }
    came();
    if (this.#begun && turn === this.#turn) this.#show(answer);
  }

  #show(answer) {
    const after = this.#after;
    this.#after = () => {};
    this.form.view.clearErrors();
    if (answer.ok) {
      this.say("");
      this.place.replaceChildren(this.view.made(answer.plan));
      this.#speak([answer.plan.headline_label, answer.plan.headline, answer.plan.message].filter(Boolean).join(": "));
      after();
    } else if (answer.incomplete) this.#missing(answer, after);
    else this.#refused(answer);
  }

  #missing({ message, fields = [] }, after) {
    this.#withdraw(message);
    this.#speak(message);
    this.form.view.markMissing(fields);
    after();
    if (!this.mount.contains(document.activeElement) || document.activeElement.type !== "submit") return;
    this.mount.querySelector("[data-missing]")?.querySelector("input, select")?.focus();
  }

  #refused({ errors = [], message }) {
    this.#withdraw("");
    const placed = this.form.showErrors(errors);
    this.place.replaceChildren(make("p.riktig-refusal", { role: placed ? null : "alert" }, message));
  }

  #withdraw(sentence) {
    this.place.replaceChildren();
    this.slot("spoken").textContent = "";
    this.say(sentence);
  }

  #speak(sentence) {
    this.slot("spoken").textContent = sentence;
  }
}
