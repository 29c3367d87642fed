// An unknown table: its columns with three hidden samples, and what the page takes each for.
import { make } from "./dom.js";

export function showColumns(page, proposal) {
  page.slot("columns").replaceChildren(columnList(proposal, page.texts));
  page.slot("questions").replaceChildren(...(proposal.questions ?? []).map(question));
}

function columnList({ columns, meanings }, texts) {
  return make("ul.riktig-column-list", {}, ...columns.map((column, at) => {
    const id = `riktig-column-${at}`;
    const samples = column.samples.length ? column.samples.join(" · ") : texts.no_samples;
    return make("li", {},
      make("label", { for: id }, make("strong", {}, column.name)),
      make("span.riktig-samples", { id: `${id}-samples` }, samples),
      choice(id, column.name, meanings, column.meaning));
  }));
}

function choice(id, name, meanings, chosen) {
  const select = make("select", { id, "data-column": name, "aria-describedby": `${id}-samples` },
    ...meanings.map(({ value, label }) => make("option", { value }, label)));
  select.value = chosen ?? "";
  return make("span.riktig-control", {}, select);
}

function question({ key, label, help, choices, value }) {
  const id = `riktig-question-${key}`;
  const select = make("select", { id, "data-question": key }, ...choices.map((one) => make("option", { value: one.value }, one.label)));
  select.value = value ?? "";
  return make("div.riktig-field", {},
    make("label", { for: id }, label),
    make("span.riktig-control", {}, select),
    help ? make("span.riktig-help", {}, help) : null);
}

/** Our field -> the column's name, and the answers to the questions. */
export function mappingOf(mount) {
  const mapping = {};
  for (const select of mount.querySelectorAll("[data-column]")) {
    if (select.value) mapping[select.value] = select.dataset.column;
  }
  for (const select of mount.querySelectorAll("[data-question]")) mapping[select.dataset.question] = select.value;
  return mapping;
}
