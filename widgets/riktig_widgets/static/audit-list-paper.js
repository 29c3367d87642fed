// The own list on paper: two narrow lines a patient, with a line to write the name on, boxes to tick and the next date.
import { inWords } from "./day.js";
import { make } from "./dom.js";
import { printOnly } from "./print.js";

const NARROW = "@page { size: A4 portrait; margin: 9mm; }";

/** Prints the sheet from `place`, which is empty again afterwards. */
export function printFrom(place, sheet) {
  place.replaceChildren(sheet);
  addEventListener("afterprint", () => sheet.remove(), { once: true });
  narrowPages();
  printOnly(sheet);
}

/** A page of its own, where the page around the list is laid out so that named pages do not hold. */
function narrowPages() {
  const narrow = new CSSStyleSheet();
  narrow.replaceSync(NARROW);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, narrow];
  addEventListener("afterprint", () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== narrow);
  }, { once: true });
}

/** @param {object} sheet `title`, `notes`, `patients`, `statuses`, `of` (a patient's entry) @param {object} texts */
export function paperOf({ title, notes, patients, statuses, of }, texts) {
  const head = [texts.paper_patient, texts.paper_reason, texts.paper_status, texts.paper_next];
  const boxes = statuses.filter(({ id }) => id !== "not_assessed");
  const rows = patients.flatMap((one) => [rowOf(one, boxes, of(one.patient), texts), noteOf(of(one.patient).note, texts)]);
  return make("article.riktig-paper-list", { "aria-hidden": "true" },
    make("p.riktig-paper-title", {}, title),
    ...notes.map((note) => make("p", {}, note)),
    make("table", {},
      make("thead", {}, make("tr", {}, ...head.map((text) => make("th", { scope: "col" }, text)))),
      make("tbody", {}, ...rows.filter(Boolean))));
}

function rowOf(one, boxes, entry, texts) {
  return make("tr", {},
    make("th", { scope: "row" }, make("strong", {}, one.who), make("span.riktig-paper-name", {}, texts.paper_name)),
    make("td", {}, make("strong", {}, [...one.reasons, ...one.marks].join(" \u00b7 ")), make("span", {}, one.last)),
    make("td", {}, make("div.riktig-boxes", {}, ...boxes.map(({ id, label }) => box(label, entry.status === id)))),
    make("td", {}, entry.next ? inWords(entry.next) : ""));
}

/** The note has a line of its own under its patient. */
function noteOf(note, texts) {
  return note ? make("tr.riktig-paper-note", {}, make("td", { colspan: "4" }, `${texts.paper_note} ${note}`)) : null;
}

function box(label, ticked) {
  return make("span.riktig-box-line", {}, make("span.riktig-box", {}, ticked ? "\u00d7" : ""), label);
}
