// A case that branches. The reader sees the steps walked so far; the path is a list of places, one
// a step, and the last of them is null until something is chosen there.
import { make } from "./dom.js";
import { Choices, button } from "./course-choices.js";

class Step {
  constructor(element, texts, of) {
    this.element = element;
    this.choices = new Choices(element, texts, (place) => of.choose(place));
    this.onward = button("riktig-button", texts.onward, () => of.goOn());
    this.again = button("riktig-plain", texts.again, () => of.chooseAgain());
    this.actions = make("div.course-actions", {}, this.onward, this.again);
    if (this.choices.any) element.append(this.actions);
  }

  /** Where the reader comes from here; an end and a last good choice lead nowhere. */
  leads(place) {
    return place === null ? undefined : this.choices.leads(place);
  }

  isLast(place) {
    if (!this.choices.any) return true;
    return place !== null && !this.leads(place) && this.choices.is(place, "god");
  }

  show(place, isHere) {
    this.element.hidden = false;
    if (!this.choices.any) return;
    this.choices.show(place);
    this.actions.hidden = !isHere || place === null;
    this.onward.hidden = !this.leads(place);
  }
}

export class Case {
  #path = [null];

  constructor(section, texts, store, changed) {
    this.section = section;
    this.store = store;
    this.changed = changed;
    this.steps = new Map();
    for (const element of section.querySelectorAll(":scope > .course-step")) {
      this.steps.set(element.dataset.step, new Step(element, texts, this));
    }
    this.restart = button("riktig-plain", texts.restart, () => this.#restarted());
    this.finished = make("span.course-finished", { hidden: true }, texts.finished);
    section.append(make("div.course-restart", {}, this.restart));
    section.querySelector(":scope > .course-kind").append(" ", this.finished);
    this.#restore();
    section.dataset.ready = "";
  }

  get #first() {
    return this.steps.keys().next().value;
  }

  /** The ids of the steps on the path; shorter than it where the path does not hold. */
  #walked(path) {
    const ids = [this.#first];
    for (const place of path.slice(0, -1)) {
      const step = this.steps.get(ids.at(-1));
      const next = step.choices.has(place) ? step.leads(place) : undefined;
      if (!next) break;
      ids.push(next);
    }
    return ids;
  }

  #restore() {
    const kept = this.store.get(this.#name, this.section.dataset.version) ?? [null];
    const ids = this.#walked(kept);
    const last = this.steps.get(ids.at(-1)).choices;
    const holds = ids.length === kept.length && (kept.at(-1) === null || last.has(kept.at(-1)));
    this.#path = holds ? [...kept] : [null];
    this.#show();
  }

  get #name() {
    return `case/${this.section.dataset.id}`;
  }

  get #here() {
    return this.steps.get(this.#walked(this.#path).at(-1));
  }

  get done() {
    return this.#here.isLast(this.#path.at(-1));
  }

  choose(place) {
    this.#path[this.#path.length - 1] = place;
    this.#moved();
    this.#here.choices.focus(place);
  }

  chooseAgain() {
    this.#path[this.#path.length - 1] = null;
    this.#moved();
    this.#here.choices.focus(null);
  }

  /** On to the step the choice leads to; back to it, if the reader has been there. */
  goOn() {
    const ids = this.#walked(this.#path);
    const next = this.#here.leads(this.#path.at(-1));
    const before = ids.indexOf(next);
    this.#path = before < 0 ? [...this.#path, null] : [...this.#path.slice(0, before), null];
    this.#moved();
    this.#here.element.focus();
  }

  #restarted() {
    this.reset();
    this.#here.element.focus();
  }

  reset() {
    this.#path = [null];
    this.#moved();
  }

  #moved() {
    const begun = this.#path.length > 1 || this.#path[0] !== null;
    this.store.set(this.#name, this.section.dataset.version, begun ? this.#path : null);
    this.#show();
    this.changed();
  }

  #show() {
    const ids = this.#walked(this.#path);
    for (const step of this.steps.values()) step.element.hidden = true;
    ids.forEach((id, at) => this.steps.get(id).show(this.#path[at], at === ids.length - 1));
    this.restart.hidden = this.#path.length === 1 && this.#path[0] === null;
    this.finished.hidden = !this.done;
  }
}
