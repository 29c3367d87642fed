// An unknown table: its columns with three hidden samples, and what the page takes each for.
import { list, make } from "./dom.js";

/** Fills the step with a proposal (`columns`, `meanings`, `questions`, `notes`). */
export function showColumns(page, { columns, meanings, questions, notes }) {
  page.slot("notes").replaceChildren(list("riktig-warnings", notes) ?? "");
  const rows = columns.map((column, at) => row(column, at, meanings, page.texts));
  page.slot("columns").replaceChildren(make("ul.riktig-column-list", {}, ...rows));
  page.slot("questions").replaceChildren(...questions.map((one, at) => question(one, at, page.texts)));
}

function row({ name, meaning, samples }, at, meanings, texts) {
  const id = `riktig-column-${at}`;
  const shown = samples.length ? samples.join(" · ") : texts.no_samples;
  return make("li", {},
    make("label", { for: id }, name || texts.no_name),
    make("span.riktig-samples", { id: `${id}-samples` }, shown),
    choice({ id, "data-column": name, "aria-describedby": `${id}-samples` }, meanings, meaning));
}

function question({ code, text, answer, choices }, at, texts) {
  const id = `riktig-question-${at}`;
  const offered = answer ? choices : [{ value: "", label: texts.choose }, ...choices];
  return make("div.riktig-field", {},
    make("label", { for: id }, text),
    choice({ id, "data-question": code }, offered, answer));
}

function choice(attributes, choices, chosen) {
  const options = choices.map(({ value, label }) => make("option", { value }, label));
  const select = make("select", attributes, ...options);
  select.value = chosen ?? "";
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
