// A calculator: its form, what stands behind it (a worker or a kernel), and its card.
import { make, textsOf } from "./dom.js";
import { CardView } from "./card.js";
import { FormView } from "./form.js";
import { wireClearing } from "./form-clear.js";
import { inTurns } from "./turns.js";
import { whileWaiting } from "./waiting.js";

const QUIET_MS = 400; // errors and spoken answers wait until the typing pauses

export class Calculator {
  #ask = inTurns(() => this.#answer());
  #asked = Promise.resolve();
  #heard = false; // whether the last that was spoken is an answer
  #pause = 0;

  /** @param {HTMLElement} mount @param {(request: object) => Promise<object>} ask */
  constructor(mount, ask) {
    this.mount = mount;
    this.ask = ask;
    this.texts = textsOf(mount);
    this.status = mount.querySelector(".riktig-status");
    this.place = mount.querySelector(".riktig-place");
    this.spoken = mount.querySelector(".riktig-spoken");
    this.cards = new CardView(this.place, mount, this.texts);
    this.form = new FormView(mount.querySelector(".riktig-form"), () => this.#changed());
    wireClearing(this.form, this.texts);
  }

  /** Shows a sentence where the answer will stand. */
  say(sentence) {
    this.status.textContent = sentence;
    this.status.hidden = !sentence;
  }

  /** To be called when answers can be had: what was typed meanwhile is answered at once. */
  ready() {
    this.mount.dataset.ready = "";
    this.#printed(false);
    this.#changed();
  }

  /** Answers may still come: says so, and shows what is printed in the tables until they do. */
  slow() {
    this.say(this.texts.slow);
    this.#printed(true);
  }

  /** No answers will come: says why, and shows what is printed in the tables. */
  unable(kind) {
    this.say(this.texts[kind] ?? this.texts.failed);
    this.#printed(true);
  }

  #printed(shown) {
    const fallback = this.mount.querySelector(".riktig-fallback");
    if (fallback) fallback.hidden = !shown;
  }

  #changed() {
    if ("ready" in this.mount.dataset) this.#asked = this.#ask();
  }

  /** Over when what stands there answers what is in the form. */
  settled() {
    return this.#asked;
  }

  async #answer() {
    const unchosen = this.form.unchosen();
    if (unchosen.length) return this.show({ incomplete: true, message: this.texts.unchosen, fields: unchosen });
    const request = { op: "answer", calculator: this.mount.dataset.calculator, values: this.form.values() };
    const came = whileWaiting((sentence) => this.#withdraw(sentence), this.texts);
    try {
      this.show(await this.ask(request));
    } catch {
      this.show({ incomplete: true, message: this.texts.failed });
    } finally {
      came();
    }
  }

  /** Shows the core's answer to what is in the form. */
  show(answer) {
    clearTimeout(this.#pause);
    if (answer.ok) this.#card(answer.card);
    else if (answer.incomplete) this.#missing(answer);
    else this.#refused(answer);
  }

  #card(card) {
    this.form.clearErrors();
    this.say("");
    this.cards.show(card);
    const parts = [card.headline_label, card.headline];
    this.#speak(parts.filter(Boolean).join(": "), true);
  }

  /** The answer goes: from the page, and from what is heard. */
  #withdraw(sentence) {
    this.place.replaceChildren();
    this.spoken.textContent = "";
    this.say(sentence);
  }

  /** Who heard an answer hears that it no longer holds. */
  #missing({ message, fields = [] }) {
    this.form.markMissing(fields);
    if (this.spoken.textContent === message) return;
    this.#withdraw(message);
    if (this.#heard) this.#speak(message, false);
  }

  /** The reason stands where the answer would, and beside its field, where it is also heard. */
  #refused({ errors = [], message }) {
    const stands = this.place.querySelector(".riktig-refusal")?.textContent === message;
    if (!stands) this.#withdraw(this.texts.refused);
    this.#pause = setTimeout(() => {
      const placed = this.form.showErrors(errors);
      this.#heard = false;
      if (!placed) this.form.clearErrors();
      this.say("");
      if (!stands) this.place.replaceChildren(make("p.riktig-refusal", { role: placed ? null : "alert" }, message));
    }, QUIET_MS);
  }

  #speak(sentence, isAnswer) {
    this.#pause = setTimeout(() => {
      this.spoken.textContent = sentence;
      this.#heard = isAnswer;
    }, QUIET_MS);
  }
}
