// A block: one sentence, one picture, one table of the same numbers, and where they come from.
import { fold, list, make, table } from "./dom.js";
import { figureOf } from "./picture.js";

/** @param {object} block the core's BLOCK @param {{table: string}} texts @param {number} level of its heading */
export function renderBlock(block, texts, level = 3) {
  const heading = `riktig-block-${block.id}`;
  return make("section.riktig-block", { "aria-labelledby": heading, "data-block": block.id },
    make(`h${level}`, { id: heading }, block.title),
    block.sentence ? make("p.riktig-sentence", {}, block.sentence) : null,
    block.picture ? figureOf(block.picture) : null,
    list("riktig-notes", block.notes),
    tableOf(block, texts),
    block.source ? make("p.riktig-source", {}, block.source) : null);
}

function tableOf({ table: content, picture }, texts) {
  if (!content?.rows.length) return null;
  return picture ? fold(texts.table, table(content)) : table(content);
}
