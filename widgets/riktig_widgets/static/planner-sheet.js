// What the patient takes home, the calendar file and the note for the record.
import { list, make } from "./dom.js";
import { printOnly } from "./print.js";
import { saveFile } from "./save.js";

/** @param {object} plan the core's PLAN
 * @param {object} view its `labels`, `texts` and `copyable`, and `paper` where a PDF can be had */
export function sheetParts(plan, view) {
  const { sheet, calendar, journal } = plan;
  const { labels } = view;
  const made = sheet ? sheetOf(sheet) : null;
  return [
    journal ? make("h3", {}, labels.journal_title) : null,
    journal ? view.copyable(journal) : null,
    made ? make("h3", {}, labels.sheet_title) : null,
    made || calendar ? make("p.riktig-actions", {},
      made ? button(labels.print_sheet, "riktig-button", () => printOnly(made)) : null,
      calendar ? button(labels.download_calendar, "riktig-button.riktig-second", () =>
        saveFile(calendar.file_name, [calendar.text], "text/calendar;charset=utf-8")) : null,
      made && view.paper ? pdfButton(view) : null) : null,
    made,
  ];
}

function button(label, kind, act) {
  const made = make(`button.${kind}`, { type: "button" }, label);
  made.addEventListener("click", act);
  return made;
}

/** The sheet as a file, where something makes one; it is told how it goes. */
function pdfButton({ texts, paper }) {
  const said = make("span.riktig-help", { role: "status" });
  const made = button(texts.pdf, "riktig-button.riktig-second", async () => {
    made.disabled = true;
    said.textContent = texts.pdf_making;
    try {
      saveFile(texts.pdf_name, [await paper()], "application/pdf");
      said.textContent = "";
    } catch {
      said.textContent = texts.pdf_failed;
    }
    made.disabled = false;
  });
  const both = document.createDocumentFragment();
  both.append(made, said);
  return both;
}

/** Every page of it is complete in itself: one A4 sheet. */
function sheetOf(sheet) {
  return make("div.riktig-sheet", { tabindex: "0", role: "region", "aria-label": sheet.title },
    ...sheet.pages.map((page) => pageOf(sheet, page)));
}

function pageOf(sheet, page) {
  const head = make("tr", {}, ...sheet.columns.map((text) => make("th", { scope: "col" }, text)));
  const rows = page.rows.map(({ date, dose, tablets }) =>
    make("tr", {}, make("th", { scope: "row" }, date), make("td", {}, dose), make("td", {}, tablets)));
  return make("article.riktig-sheet-page", {},
    make("p.riktig-sheet-top", {},
      sheet.stamp ? make("strong.riktig-sheet-stamp", {}, sheet.stamp) : null,
      page.label ? make("span", {}, page.label) : null),
    make("p.riktig-sheet-title", {}, sheet.title),
    sheet.draft ? make("p", {}, make("strong", {}, sheet.draft)) : null,
    ...(rows.length ? [make("p", {}, sheet.intro), make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows))] : []),
    page.continued ? make("p", {}, page.continued) : null,
    ...(page.parts ?? [sheet.expect, sheet.badly, sheet.driving, sheet.call]).filter(Boolean).map(part),
    make("p.riktig-sheet-foot", {}, sheet.footer));
}

function part({ title, lines }) {
  return make("div.riktig-sheet-part", {}, make("p.riktig-sheet-head", {}, title), list("riktig-sheet-lines", lines));
}
