// The key messages, one at a time; and the questions that open the visit.
import { fill, make } from "./dom.js";

export class OpenQuestions {
  constructor(visit) {
    this.visit = visit;
  }

  begin() {
    const { questions, hindrances } = this.visit.plan;
    this.visit.slot("open-questions").replaceChildren(...questions.map((one) => make("li", {}, one)));
    this.visit.slot("hindrances").replaceChildren(...(hindrances?.length
      ? [make("h4", {}, this.visit.texts.hindrances), make("dl.riktig-visit-pairs", {}, ...hindrances.map(({ says, show }) => make("div", {}, make("dt", {}, says), make("dd", {}, show))))]
      : []));
  }

  wiped() {
    return () => {};
  }
}

export class Messages {
  #at = 0;
  /** Which messages were shown, so that the sheet begins with them. */
  seen = new Set();

  constructor(visit) {
    this.visit = visit;
    const turns = { "message-back": -1, "message-next": 1 };
    visit.on("click", "[data-do]", ({ dataset }) => turns[dataset.do] && this.#show(this.#at + turns[dataset.do], true));
    visit.on("click", "[data-message]", ({ dataset }) => this.#show(Number(dataset.message), true));
  }

  begin() {
    this.seen = new Set();
    this.#show(0, false);
  }

  wiped() {
    const held = this.seen;
    this.seen = new Set();
    this.visit.slot("message").replaceChildren();
    return () => {
      this.seen = held;
      this.#show(this.#at, false);
    };
  }

  /** What lies open now is talked about. */
  see() {
    this.seen.add(this.visit.plan.messages[this.#at].id);
  }

  #show(at, byReader) {
    const { messages } = this.visit.plan;
    this.#at = (at + messages.length) % messages.length;
    if (byReader) this.see();
    const shown = messages[this.#at];
    const { texts } = this.visit;
    this.visit.slot("message").replaceChildren(
      make("p.riktig-visit-count", {}, fill(texts.message_of, { number: this.#at + 1, count: messages.length })),
      make("h3", {}, shown.title),
      ...[shown.text, ...(shown.more ?? [])].map((paragraph) => make("p", {}, paragraph)),
      shown.detailer ? make("p.riktig-visit-aside", {}, shown.detailer) : "",
      make("p.riktig-visit-do", {}, make("strong", {}, `${texts.do} `), shown.do),
      sources(shown.sources, texts));
    this.visit.slot("message-titles").replaceChildren(...messages.map((one, index) =>
      make("li", {}, make("button.riktig-plain", { type: "button", "data-message": index, "aria-current": index === this.#at ? "true" : null }, one.title))));
  }
}

/** Sources' names, each once: two papers of one publisher are called the same. */
export function labels(from) {
  return [...new Set(from.map(({ label }) => label))].join("; ");
}

/** Where something is from, in one line. */
export function sources(from, texts) {
  return from?.length ? make("p.riktig-source", {}, fill(texts.sources, { sources: labels(from) })) : null;
}
