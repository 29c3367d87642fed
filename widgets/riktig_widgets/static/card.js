// The result card: the answer large, then range, warnings, working on demand, table and date.
import { fold, list, make, table } from "./dom.js";

/** @param {object} card the core's CARD @param {object} texts `working`, `copy`, `copied` */
export function renderCard(card, texts, { open = false } = {}) {
  const working = card.working?.rows?.length ? fold(texts.working, table(card.working)) : null;
  if (working) working.open = open;
  return make("section.riktig-card", { "aria-label": card.title },
    make("p.riktig-headline", {},
      make("span.riktig-headline-label", {}, card.headline_label),
      make("output.riktig-number", {}, card.headline)),
    card.range ? make("p.riktig-range", {}, card.range) : null,
    list("riktig-warnings", card.warnings),
    list("riktig-notes", card.notes),
    working,
    make("p.riktig-foot", {}, make("span.riktig-source", {}, card.table_line), copyButton(card, texts)));
}

function copyButton(card, texts) {
  if (!card.copy_text || !navigator.clipboard) return null;
  const button = make("button.riktig-plain", { type: "button" }, texts.copy);
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(card.copy_text);
    button.textContent = texts.copied;
  });
  return button;
}
