// The audit's result: what was read first, then three measures, then every class, and the other measures in a fold.
import { renderBlock } from "./block.js";
import { fill, fold } from "./dom.js";

function shownIn(place, blocks, texts, level) {
  place.replaceChildren(...blocks.map((block) => renderBlock(block, texts, level)));
}

export function showResult(page, { view, private: summary }) {
  const { texts } = page;
  const first = new Set([...view.headline, ...view.more, view.ledger.id]);
  page.slot("period").textContent = fill(texts.period, inWords(summary.period));
  page.slot("synthetic").hidden = !summary.made_by.synthetic;
  page.slot("synthetic").textContent = texts.synthetic;
  page.slot("ledger").replaceChildren(renderBlock(view.ledger, texts, 2, true));
  shownIn(page.slot("headline"), view.blocks.filter(({ id }) => view.headline.includes(id)), texts, 3);
  shownIn(page.slot("more"), view.blocks.filter(({ id }) => !first.has(id)), texts, 2);
  const others = view.blocks.filter(({ id }) => view.more.includes(id));
  if (others.length) page.slot("more").append(folded(others, texts));
}

function folded(blocks, texts) {
  return fold(fill(texts.more_measures, { count: blocks.length }), ...blocks.map((block) => renderBlock(block, texts, 3)));
}

/** 2026-03-01 as 01.03.2026. */
function inWords(period) {
  return Object.fromEntries(Object.entries(period).map(([end, day]) => [end, day.split("-").reverse().join(".")]));
}
