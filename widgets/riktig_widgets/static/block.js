// A block: one sentence, one picture, one table of the same numbers, and where they come from.
import { fold, list, make, table } from "./dom.js";
import { figureOf } from "./picture.js";

/** @param {object} block the core's BLOCK @param {{table: string}} texts
 * @param {number} level of its heading @param {boolean} folded whether the table opens on demand
 * @param {(picture: object) => HTMLElement} figure makes the picture's element */
export function renderBlock(block, texts, level = 3, folded = Boolean(block.picture), figure = figureOf) {
  const heading = `riktig-block-${block.id}`;
  return make("section.riktig-block", { "aria-labelledby": heading, "data-block": block.id },
    make(`h${level}`, { id: heading }, block.title),
    block.sentence ? make("p.riktig-sentence", {}, block.sentence) : null,
    block.picture ? figure(block.picture) : null,
    list("riktig-notes", block.notes),
    tableOf(block.table, texts, folded),
    block.source ? make("p.riktig-source", {}, block.source) : null);
}

function tableOf(content, texts, folded) {
  if (!content?.rows.length) return null;
  return folded ? fold(texts.table, table(content)) : table(content);
}
