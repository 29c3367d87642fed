// The answers of this visit, newest first: in memory alone, each with its time and its way back.
import { fill, make } from "./dom.js";

const MOST = 50; // answers kept; the oldest goes first

export class History {
  onChosen = () => {};
  #answers = [];

  constructor(mount, texts, notice) {
    const slot = (name) => mount.querySelector(`[data-slot=${name}]`);
    this.texts = texts;
    this.place = slot("history");
    this.blank = slot("history-empty");
    this.filled = [slot("history-about"), slot("history-actions")];
    mount.querySelector("[data-do=clear]").addEventListener("click", () => {
      notice.say(texts.cleared_history, this.empty());
    });
  }

  /** @param {object} answer one of the same stay in the form takes the place of the one before */
  keep(answer) {
    const others = this.#answers.filter((one) => one.visit !== answer.visit && !same(one, answer));
    const time = new Date().toLocaleTimeString("nb-NO", { hour: "2-digit", minute: "2-digit" });
    this.#show([{ ...answer, time }, ...others].slice(0, MOST));
  }

  /** Forgets all. @returns {() => void} brings them back */
  empty() {
    const before = this.#answers;
    this.#show([]);
    return () => this.#show(before);
  }

  #show(answers) {
    this.#answers = answers;
    this.place.replaceChildren(...answers.map((one) => this.#row(one)));
    this.blank.hidden = answers.length > 0;
    for (const one of this.filled) one.hidden = !answers.length;
  }

  #row(answer) {
    const { title, time, card, inputs } = answer;
    const label = fill(this.texts.restore, { title, answer: card.headline, time });
    const button = make("button.riktig-kept", { type: "button", "aria-label": label },
      make("span.riktig-kept-head", {}, make("span", {}, title), make("time", {}, time)),
      make("span.riktig-kept-answer", {}, card.headline),
      make("span.riktig-kept-inputs", {}, inputs));
    button.addEventListener("click", () => this.onChosen(answer));
    return make("li", {}, button);
  }
}

function same(one, other) {
  return one.name === other.name && JSON.stringify(one.values) === JSON.stringify(other.values);
}
