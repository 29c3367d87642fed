// The participant's own practice, made up for them in this page: a list to download and read.
import { make } from "./dom.js";
import { saveFile } from "./save.js";

export class OwnPractice {
  #made = null;

  /** @param {HTMLElement} panel @param {object} asked the request's fields
   * @param {(request: object) => Promise<object>} ask @param {object} texts */
  constructor(panel, asked, { ask, warm }, texts) {
    this.panel = panel;
    this.asked = asked;
    this.ask = ask;
    this.texts = texts;
    warm();
    this.#button("make").addEventListener("click", () => this.#make());
    this.#button("csv").addEventListener("click", () => saveFile(this.#made.file, [this.#made.csv], "text/csv;charset=utf-8"));
  }

  #button(name) {
    return this.panel.querySelector(`[data-do=${name}]`);
  }

  #say(sentence) {
    this.panel.querySelector("[data-slot=own-status]").textContent = sentence;
  }

  async #make() {
    this.#say(this.texts.own_making);
    const answer = await this.ask({ op: "exercise_practice", ...this.asked }).catch(() => ({}));
    if (!answer.ok) return this.#say(answer.message ?? this.texts.own_failed);
    this.#made = answer;
    this.#facts(answer.facts);
    this.#say(this.texts.own_made);
    this.#button("make").hidden = true;
    this.panel.querySelector("[data-slot=own-made]").hidden = false;
    this.#button("csv").focus();
  }

  /** @param {object[]} facts `label` and `value`, in words */
  #facts(facts) {
    const rows = facts.map(({ label, value }) => make("div", {}, make("dt", {}, label), make("dd", {}, value)));
    this.panel.querySelector("[data-slot=own-facts]").replaceChildren(...rows);
  }
}
