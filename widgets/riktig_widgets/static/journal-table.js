// All answers of a journal review in a small table: a line a prescription, a letter an answer.
import { fill, make } from "./dom.js";

/** @param {(row: number, field?: string) => void} go shows a prescription, at a question */
export function answersTable(body, texts, answers, current, go) {
  const lines = answers.rows.map((row, at) => {
    const number = at + 1;
    const told = fill(texts.cell_row, { number });
    const to = make("button.riktig-go", { type: "button", "aria-label": told }, String(number));
    to.addEventListener("click", () => go(at));
    const head = make("th", { scope: "row" }, to);
    const cells = answers.fields.map((field) => cell(texts, row[field], number, field, () => go(at, field)));
    return make("tr", { "aria-current": at === current ? "true" : null }, head, ...cells);
  });
  body.replaceChildren(...lines);
}

/** The letter is seen, the word is heard; a press takes the reader to the question. */
function cell(texts, value, number, field, go) {
  const answer = value ? texts.labels[value] : texts.unanswered;
  const said = fill(texts.cell, { number, column: texts.columns[field], answer });
  const made = make("td", { "data-answer": value ?? "" },
    make("span", { "aria-hidden": "true" }, value ? texts.letters[value] : "·"),
    make("span.riktig-sr", {}, said));
  made.addEventListener("click", go);
  return made;
}
