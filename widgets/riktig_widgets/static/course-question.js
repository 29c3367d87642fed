// A question to test oneself: the reason of the chosen option first, then all reasons.
import { make } from "./dom.js";
import { Choices, button } from "./course-choices.js";

export class Question {
  #place = null;
  #all = false;

  constructor(section, texts, store, changed) {
    this.section = section;
    this.store = store;
    this.changed = changed;
    this.choices = new Choices(section, texts, (place) => this.#choose(place));
    this.reasons = button("riktig-plain", texts.all_reasons, () => this.#showAll());
    this.again = button("riktig-plain", texts.again, () => this.#again());
    this.actions = make("div.course-actions", {}, this.reasons, this.again);
    section.append(this.actions);
    const [kept] = store.get(this.#name, section.dataset.version) ?? [null];
    this.#place = this.choices.has(kept) ? kept : null;
    this.#show();
    section.dataset.ready = "";
  }

  get #name() {
    return `question/${this.section.dataset.id}`;
  }

  get done() {
    return this.#place !== null;
  }

  get right() {
    return this.done && this.choices.is(this.#place, "right");
  }

  #choose(place) {
    this.#set(place);
    this.choices.focus(place);
  }

  #showAll() {
    this.#all = true;
    this.#show();
    this.choices.answers.find((answer) => !answer.hidden).focus();
  }

  #again() {
    this.reset();
    this.choices.focus(null);
  }

  reset() {
    this.#set(null);
  }

  #set(place) {
    this.#place = place;
    this.#all = false;
    this.store.set(this.#name, this.section.dataset.version, place === null ? null : [place]);
    this.#show();
    this.changed();
  }

  #show() {
    this.choices.show(this.#place, this.#all);
    this.actions.hidden = !this.done;
    this.reasons.hidden = this.#all;
  }
}
