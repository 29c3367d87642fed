// The diary on paper: the weeks as they are, and an empty week to fill in by hand.
import { make, table } from "./dom.js";
import { paperPicture } from "./picture.js";

/** All weeks, and the nights of the one that is shown. */
export async function overPaper(view, texts) {
  const pictures = await Promise.all(view.pictures.map((picture) => paperPicture(picture).catch(() => make("p", {}, picture.alt))));
  const { card, window } = view;
  return make("article.riktig-diary-paper", {},
    make("h1", {}, texts.over),
    view.table ? table(view.table) : make("p", {}, texts.before_over),
    ...pictures,
    ...(card?.tables ?? []).map(table),
    card ? make("p", {}, card.copy_text) : null,
    window.card ? make("h2", {}, texts.window) : null,
    window.card ? make("p", {}, window.card.copy_text) : null,
    ...(window.card?.warnings ?? []).map((warning) => make("p", {}, warning)));
}

/** A week with empty cells. @param {object} sheet the core's */
export function sheetPaper({ title, intro, columns, lines, notes, foot }) {
  const [corner, ...nights] = columns;
  const cells = () => nights.map(() => make("td", {}));
  return make("article.riktig-diary-paper.riktig-diary-sheet", {},
    make("h1", {}, title),
    make("p", {}, intro),
    make("table", {},
      make("thead", {}, make("tr", {}, ...[corner, ...nights].map((text) => make("th", { scope: "col" }, text)))),
      make("tbody", {}, ...lines.map((line) => make("tr", {}, make("th", { scope: "row" }, line), ...cells())))),
    ...notes.map((note) => make("p", {}, note)),
    make("p.riktig-source", {}, foot));
}
