// An unknown table: its columns with three samples, what the page takes each for, and what it asks.
import { mark } from "./audit-field.js";
import { choice, list, make } from "./dom.js";

/** Fills the step with a proposal (`columns`, `meanings`, `questions`, `notes`). */
export function showColumns(page, { columns, meanings, questions, notes }) {
  page.slot("notes").replaceChildren(list("riktig-warnings", notes) ?? "");
  const rows = columns.map((column, at) => row(column, at, meanings, page.texts));
  page.slot("columns").replaceChildren(make("ul.riktig-column-list", {}, ...rows));
  page.slot("questions").replaceChildren(...questions.map((one) => question(one, page.texts)));
}

/** Marks the questions left open. One that a chosen column raised is asked as well. */
export function showOpen(page, questions) {
  const place = page.slot("questions");
  for (const one of questions) {
    const selector = `[data-question="${one.code}"]`;
    if (!place.querySelector(selector)) place.append(question(one, page.texts));
    mark(place.querySelector(selector), one.open);
  }
}

/** Marks two columns that were given the same meaning; told at the second. */
export function showTwice(page, { first, second }, sentence) {
  for (const select of page.mount.querySelectorAll("[data-column]")) {
    if (select.dataset.column === first) mark(select);
    if (select.dataset.column === second) mark(select, sentence);
  }
}

function row({ name, meaning, samples }, at, meanings, texts) {
  const id = `riktig-column-${at}`;
  const shown = samples.length ? samples.join(" \u00b7 ") : texts.no_samples;
  const said = `${id}-samples ${id}-error`;
  return make("li", {},
    make("label", { for: id }, name || texts.no_name),
    make("span.riktig-samples", { id: `${id}-samples` }, shown),
    control(choice({ id, "data-column": name, "aria-describedby": said }, meanings, meaning)),
    make("span.riktig-error", { id: `${id}-error` }));
}

function question({ code, text, answer, choices }, texts) {
  const id = `riktig-question-${code}`;
  const offered = answer ? choices : [{ value: "", label: texts.choose }, ...choices];
  return make("div.riktig-field", {},
    make("label", { for: id }, text),
    control(choice({ id, "data-question": code, "aria-describedby": `${id}-error` }, offered, answer)),
    make("span.riktig-error", { id: `${id}-error` }));
}

function control(select) {
  return make("span.riktig-control", {}, select);
}

/** What the reader has settled, as the core's `mapping`. */
export function mappingOf(mount) {
  const columns = [...mount.querySelectorAll("[data-column]")].map((select) => (
    { name: select.dataset.column, meaning: select.value }));
  const answers = [...mount.querySelectorAll("[data-question]")].map((select) => (
    [select.dataset.question, select.value]));
  return { columns, answers: Object.fromEntries(answers) };
}
