// The clock of a visit: the step it stands at, what is left of it and of all, and whether it is late.
import { fill, make } from "./dom.js";
import { back, clockOf, ended, gone, minutesAndSeconds, next, paused, read, started } from "./step-clock.js";

const TICK_MS = 250;
const IN_TIME_S = 30; // so far off the plan is told as "in time"; chosen here
const SOON_S = 30; // the bar changes its colour when so little is left of a step; chosen here
// What lies open when a step begins.
const PANELS = { who: "needs", needs: "needs", messages: "messages", gain: "messages", hindrances: "needs", objections: "objections", agreement: "agreement" };
const TYPES = "input, select, textarea, dialog, [tabindex='0']";
const PRESSES = `${TYPES}, button, a, summary, label`;

export class ClockBar {
  clock = null;
  #ticking = 0;
  #toldUp = -1; // the step whose time was told to be up
  #shown = -1;

  constructor(visit) {
    this.visit = visit;
    const turns = { back: () => this.turn(back), next: () => this.#next(), pause: () => this.#pause() };
    visit.on("click", "[data-do]", ({ dataset }) => turns[dataset.do]?.());
    visit.on("click", "[data-step-at]", ({ dataset }) => this.turn((clock, now) => gone(clock, Number(dataset.stepAt), now)));
    document.addEventListener("keydown", (event) => this.#key(event, turns));
  }

  get steps() {
    return this.visit.plan.steps;
  }

  begin() {
    this.clock = started(clockOf(this.steps.map(({ dropped, minutes }) => (dropped ? 0 : minutes * 60))), Date.now());
    this.#shown = -1;
    this.#toldUp = -1;
    this.#tick();
  }

  stop() {
    this.clock = paused(this.clock, Date.now());
    this.#show();
  }

  /** @returns {number} seconds since the visit began, without pauses */
  get spent() {
    return read(this.clock, Date.now()).spent;
  }

  wiped() {
    const held = this.clock;
    clearInterval(this.#ticking);
    this.clock = null;
    this.visit.slot("steps").replaceChildren();
    this.visit.slot("say").replaceChildren();
    return () => {
      this.clock = held;
      this.#shown = -1;
      this.#tick();
    };
  }

  #tick() {
    clearInterval(this.#ticking);
    this.#ticking = setInterval(() => this.visit.mount.isConnected ? this.#show() : clearInterval(this.#ticking), TICK_MS);
    this.#show();
  }

  turn(act) {
    this.clock = act(this.clock, Date.now());
    this.#show();
  }

  #next() {
    const after = next(this.clock, Date.now());
    if (ended(after)) return this.visit.end();
    this.clock = after;
    return this.#show();
  }

  #pause() {
    this.turn(this.clock.since === null ? started : paused);
    this.#say(this.clock.since === null ? this.visit.texts.paused : this.visit.texts.resumed);
  }

  #key(event, turns) {
    if (!this.clock || this.visit.screen !== "visit" || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (this.visit.mount.querySelector("dialog[open]")) return;
    const [act, kept] = { ArrowRight: [turns.next, TYPES], ArrowLeft: [turns.back, TYPES], " ": [turns.pause, PRESSES] }[event.key] ?? [];
    if (!act || event.target.closest?.(kept)) return;
    event.preventDefault();
    act();
  }

  #say(sentence) {
    this.visit.slot("clock-said").textContent = sentence;
  }

  #show() {
    const seen = read(this.clock, Date.now());
    if (seen.index !== this.#shown && !seen.ended) this.#entered(seen);
    const { texts } = this.visit;
    const write = (name, words) => {
      const place = this.visit.slot(name);
      if (place.textContent !== words) place.textContent = words;
    };
    write("step-left", minutesAndSeconds(seen.stepLeft));
    write("all-left", minutesAndSeconds(seen.left));
    write("late", this.#late(seen));
    write("pause", seen.running ? texts.pause : seen.ended ? texts.pause : texts.go_on);
    this.visit.slot("gone").style.inlineSize = `${seen.share * 100}%`;
    const bar = this.visit.slot("bar");
    bar.dataset.time = seen.stepLeft <= 0 ? "up" : seen.stepLeft <= SOON_S ? "soon" : "left";
    bar.toggleAttribute("data-paused", !seen.running);
    if (seen.stepLeft <= 0 && this.#toldUp !== seen.index && seen.running) {
      this.#toldUp = seen.index;
      this.#say(texts.time_up);
    }
  }

  #late({ late, running }) {
    const { texts } = this.visit;
    if (!running) return texts.stands;
    if (Math.abs(late) < IN_TIME_S) return texts.in_time;
    return fill(late > 0 ? texts.behind : texts.ahead, { time: minutesAndSeconds(Math.abs(late)) });
  }

  #entered({ index, number, count }) {
    this.#shown = index;
    const step = this.steps[index];
    const { texts } = this.visit;
    this.visit.slot("count").textContent = fill(texts.step_of, { number, count });
    this.visit.slot("step-title").textContent = step.title;
    this.visit.slot("next").textContent = number === count ? texts.finish : texts.next;
    this.#say(fill(texts.step_said, { number, count, title: step.title, minutes: step.minutes }));
    this.#list(index);
    this.visit.slot("say").replaceChildren(...step.script.map(({ kind, text }) => make(kind === "say" ? "p.riktig-visit-line-said" : "p", {}, text)));
    this.visit.panel(PANELS[step.id] ?? "messages");
  }

  #list(at) {
    this.visit.slot("steps").replaceChildren(...this.steps.map((step, index) => {
      if (step.dropped) return make("li", { "data-dropped": true }, make("span", {}, step.title), make("span.riktig-visit-out", {}, this.visit.texts.dropped));
      const button = make("button", { type: "button", "data-step-at": index, "aria-current": index === at ? "step" : null },
        make("span", {}, step.title), make("span.riktig-visit-span", {}, `${step.from}–${step.to}`));
      return make("li", {}, button);
    }));
  }
}
