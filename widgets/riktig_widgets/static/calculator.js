// A calculator: its form, what stands behind it (a worker or a kernel), and its card.
import { make, textsOf } from "./dom.js";
import { renderCard } from "./card.js";
import { FormView } from "./form.js";

const QUIET_MS = 400; // errors and spoken answers wait until the typing pauses

export class Calculator {
  #asking = false;
  #again = false;
  #pause = 0;

  /** @param {HTMLElement} mount @param {(request: object) => Promise<object>} ask */
  constructor(mount, ask) {
    this.mount = mount;
    this.ask = ask;
    this.texts = textsOf(mount);
    this.status = mount.querySelector(".riktig-status");
    this.place = mount.querySelector(".riktig-place");
    this.spoken = mount.querySelector(".riktig-spoken");
    this.form = new FormView(mount.querySelector(".riktig-form"), () => this.#changed());
  }

  /** Shows a sentence where the answer will stand. */
  say(sentence) {
    this.status.textContent = sentence;
    this.status.hidden = !sentence;
  }

  /** To be called when answers can be had: what was typed meanwhile is answered at once. */
  ready() {
    this.mount.dataset.ready = "";
    this.#changed();
  }

  /** No answers will come: says why, and shows what is printed in the tables. */
  unable(kind) {
    this.say(this.texts[kind] ?? this.texts.failed);
    const fallback = this.mount.querySelector(".riktig-fallback");
    if (fallback) fallback.hidden = false;
  }

  async #changed() {
    if (!("ready" in this.mount.dataset)) return;
    if (this.#asking) {
      this.#again = true;
      return;
    }
    this.#asking = true;
    do {
      this.#again = false;
      await this.#answer();
    } while (this.#again);
    this.#asking = false;
  }

  async #answer() {
    if (this.form.unchosen()) return this.#missing(this.texts.unchosen);
    const request = { op: "answer", calculator: this.mount.dataset.calculator, values: this.form.values() };
    try {
      this.show(await this.ask(request));
    } catch {
      this.#missing(this.texts.failed);
    }
  }

  /** Shows the core's answer to what is in the form. */
  show(answer) {
    clearTimeout(this.#pause);
    if (answer.ok) this.#card(answer.card);
    else if (answer.incomplete) this.#missing(answer.message);
    else this.#refused(answer);
  }

  #card(card) {
    const open = this.place.querySelector("details")?.open;
    this.form.clearErrors();
    this.say("");
    this.place.replaceChildren(renderCard(card, this.texts, { open }));
    this.#speak(`${card.headline_label}: ${card.headline}`);
  }

  #missing(sentence) {
    this.form.clearErrors();
    this.place.replaceChildren();
    this.say(sentence);
  }

  #refused({ errors = [], message }) {
    this.place.replaceChildren();
    this.say(this.texts.refused);
    this.#pause = setTimeout(() => {
      if (this.form.showErrors(errors)) return;
      this.form.clearErrors();
      this.say("");
      this.place.replaceChildren(make("p.riktig-refusal", { role: "alert" }, message));
    }, QUIET_MS);
  }

  #speak(sentence) {
    this.#pause = setTimeout(() => {
      this.spoken.textContent = sentence;
    }, QUIET_MS);
  }
}
