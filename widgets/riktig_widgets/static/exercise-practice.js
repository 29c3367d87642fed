// A practice question: judged at once by the core, which the page asks. Its key is in the page.
import { make } from "./dom.js";
import { FormView } from "./form.js";
import { trimmed } from "./exercise-given.js";

const TRIES = 2; // before the solution is offered

export class PracticeQuestion {
  #tries = 0;
  #busy = false;

  /** @param {HTMLFormElement} form @param {{key: object, method: string}} held
   * @param {(request: object) => Promise<object>} ask @param {object} texts */
  constructor(form, held, { ask, warm }, texts) {
    this.held = held;
    this.ask = ask;
    this.texts = texts;
    this.verdict = form.querySelector("[data-slot=verdict]");
    this.solution = form.querySelector("[data-do=solution]");
    this.view = new FormView(form, () => {});
    form.addEventListener("focusin", warm, { once: true });
    form.addEventListener("submit", () => this.#check());
    this.solution.addEventListener("click", () => this.#solve());
  }

  async #check() {
    if (this.#busy) return;
    this.#busy = true;
    const waits = setTimeout(() => this.#say({ comment: this.texts.checking }), 300);
    const given = trimmed(this.view.values())[this.held.key.id];
    const answer = await this.ask({ op: "exercise_check", key: this.held.key, given }).catch(() => ({}));
    clearTimeout(waits);
    this.#busy = false;
    this.#say(answer.ok ? answer : { comment: this.texts.check_failed });
    if (answer.ok && !answer.right && answer.code !== "unanswered") this.#tries += 1;
    if (answer.right) this.#solve();
    else this.solution.hidden = this.#tries < TRIES || this.#solved;
  }

  get #solved() {
    return !this.#method.hidden;
  }

  get #method() {
    return this.view.form.querySelector("[data-slot=method]");
  }

  /** What was judged has a mark of its own; what could not be judged has none. */
  #say({ comment, right, code }) {
    const judged = code && code !== "unanswered";
    const mark = judged ? make("span.riktig-mark", { "aria-hidden": "true" }, right ? "\u2713" : "\u00d7") : null;
    const wrong = judged && !right ? make("strong", {}, this.texts.wrong_mark, " ") : null;
    this.verdict.replaceChildren(make(`p.riktig-verdict${right ? ".riktig-right" : ""}`, {}, mark, make("span", {}, wrong, comment)));
  }

  #solve() {
    this.solution.hidden = true;
    const moved = document.activeElement === this.solution || document.activeElement === document.body;
    this.#method.querySelector("[data-slot=method-text]").textContent = this.held.method;
    this.#method.hidden = false;
    if (moved) this.#method.focus();
  }
}
