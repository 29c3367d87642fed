// Saves a summary where the reader's browser saves files. Nothing leaves the machine.
import { fill, make } from "./dom.js";

/** @param {"private"|"share"} kind true counts, or small numbers hidden */
export function saveSummary(page, result, kind) {
  const summary = result[kind];
  const name = fill(page.texts[`${kind}_name`], summary.period);
  const blob = new Blob([JSON.stringify(summary, null, 1)], { type: "application/json" });
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  page.slot("saved").textContent = page.texts.saved;
}
