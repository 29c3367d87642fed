// The audit's result: what was read first, then three measures, then every class.
import { renderBlock } from "./block.js";
import { fill } from "./dom.js";

function shownIn(place, blocks, texts) {
  place.replaceChildren(...blocks.map((block) => renderBlock(block, texts)));
}

export function showResult(page, { view, private: summary }) {
  const { texts } = page;
  const headline = new Set(view.headline);
  const others = view.blocks.filter((block) => !headline.has(block.id) && block.id !== view.ledger.id);
  page.slot("period").textContent = fill(texts.period, summary.period);
  page.slot("synthetic").hidden = !summary.made_by.synthetic;
  page.slot("synthetic").textContent = texts.synthetic;
  shownIn(page.slot("ledger"), [view.ledger], texts);
  shownIn(page.slot("headline"), view.blocks.filter((block) => headline.has(block.id)), texts);
  shownIn(page.slot("more"), others, texts);
  page.slot("more-section").hidden = !others.length;
}
