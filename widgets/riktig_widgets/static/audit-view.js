// The audit's result: what was read first, then the main measures, then every class, and the other measures in a fold.
import { renderBlock } from "./block.js";
import { inWords } from "./day.js";
import { fill, fold, list, make } from "./dom.js";

export function showResult(page, { view, private: summary }) {
  const { texts } = page;
  const { from, to } = summary.period;
  const once = withoutSource(view.source);
  const { first, others, left } = placed(view, summary);
  const named = (ids) => ids.map((id) => view.blocks.find((block) => block.id === id)).map(once);
  page.slot("period").textContent = view.typed ? texts.typed_title : fill(texts.period, { from: inWords(from), to: inWords(to) });
  page.slot("synthetic").hidden = !summary.made_by.synthetic;
  page.slot("synthetic").textContent = texts.synthetic;
  page.slot("source").textContent = view.source;
  page.slot("typed-list").replaceChildren(...(view.typed ? [renderBlock(view.typed, texts, 2)] : []));
  page.slot("ledger").replaceChildren(renderBlock(once(view.ledger), texts, 2, true));
  if (view.unplaced) page.slot("ledger").append(renderBlock(once(view.unplaced), texts, 3));
  page.slot("common").replaceChildren(list("riktig-notes", view.common) ?? "");
  page.slot("headline").replaceChildren(...named(first).map((block) => renderBlock(block, texts, 3)));
  for (const part of ["headline", "practice"]) sectionOf(page, part).hidden = !first.length;
  page.mount.querySelector("[data-step-form=list]").hidden = !first.length;
  for (const part of ["past", "episodes"]) sectionOf(page, part).hidden = Boolean(view.typed); // it has no year before
  for (const link of page.mount.querySelectorAll(".riktig-jump a")) {
    link.hidden = Boolean(page.mount.querySelector(link.hash).closest("[hidden]:not([data-step])"));
  }
  const measures = new Set([...view.headline, ...view.more, view.ledger.id, view.unplaced?.id]);
  const read = view.blocks.filter(({ id }) => !measures.has(id));
  page.slot("more").replaceChildren(...read.map((block) => renderBlock(once(block), texts, 2)));
  if (others.length) page.slot("more").append(folded(named(others), view.common_more, texts));
  if (left) page.slot("more").append(make("p.riktig-help", {}, fill(texts.typed_left, { count: left })));
}

function sectionOf(page, name) {
  const slot = page.slot(name);
  const around = slot.closest("section, details");
  return around && page.mount.contains(around) ? around : slot; // the chapter's own section is not the page's
}

/** The measures first and in the fold. Of a typed list only those that can be counted: few have a whole year. */
function placed(view, summary) {
  const counted = new Set(summary.measures.filter(({ status }) => status === "ok").map(({ id }) => id));
  const shown = (ids) => (view.typed ? ids.filter((id) => counted.has(id)) : ids);
  const first = shown([...view.headline, ...view.also]);
  const others = shown(view.more.filter((id) => !view.also.includes(id)));
  return { first, others, left: view.headline.length + view.more.length - first.length - others.length };
}

/** The line of where the numbers come from stands once, at the top; a block has it where its own differs. */
function withoutSource(source) {
  return (block) => (block.source === source ? { ...block, source: "" } : block);
}

function folded(blocks, common, texts) {
  const shown = blocks.map((block) => renderBlock(block, texts, 3));
  const made = fold(fill(texts.more_measures, { count: blocks.length }), list("riktig-notes", common) ?? "", ...shown);
  made.classList.add("riktig-more-measures");
  return made;
}
