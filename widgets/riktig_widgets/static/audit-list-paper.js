// The own list on paper: the same rows with boxes to tick and room for the next date.
import { list, make } from "./dom.js";

/** @param {object} sheet `title`, `notes`, `patients`, `statuses`, `of` (a patient's entry) @param {object} texts */
export function paperOf({ title, notes, patients, statuses, of }, texts) {
  const head = [texts.paper_patient, texts.paper_reason, texts.paper_status, texts.paper_next];
  const boxes = statuses.filter(({ id }) => id !== "not_assessed");
  const rows = patients.map((one) => make("tr", {},
    make("th", { scope: "row" }, make("strong", {}, one.who), make("span", {}, one.rows)),
    make("td", {}, list("riktig-paper-reasons", one.reasons), make("span", {}, one.last), ...one.marks.map((mark) => make("span", {}, mark))),
    make("td", {}, make("div.riktig-boxes", {}, ...boxes.map(({ id, label }) => box(label, of(one.patient).status === id)))),
    make("td", {}, next(of(one.patient).next), of(one.patient).note ? make("span", {}, of(one.patient).note) : null)));
  return make("article.riktig-paper-list", { "aria-hidden": "true" },
    make("p.riktig-paper-title", {}, title),
    ...notes.map((note) => make("p", {}, note)),
    make("table", {},
      make("thead", {}, make("tr", {}, ...head.map((text) => make("th", { scope: "col" }, text)))),
      make("tbody", {}, ...rows)));
}

function box(label, ticked) {
  return make("span.riktig-box-line", {}, make("span.riktig-box", {}, ticked ? "\u00d7" : ""), label);
}

function next(day) {
  return day ? make("span", {}, day.split("-").reverse().join(".")) : make("span.riktig-paper-line", {});
}
