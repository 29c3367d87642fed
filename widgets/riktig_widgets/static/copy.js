// Copies a text. Where the clipboard is shut, the text is shown and marked, to be copied by hand.
import { make } from "./dom.js";

function mark(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

/** A button that copies `text`, and a place for what must be said if it cannot.
 * @param {string} label @param {string} text @param {HTMLElement} shown the text on the page, if it is there
 * @param {{copied: string, not_copied: string}} texts @returns {{button: HTMLElement, said: HTMLElement}} */
export function copying(label, text, shown, texts) {
  const button = make("button.riktig-plain", { type: "button" }, label);
  const said = make("div.riktig-copy-said", { role: "status" });
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = texts.copied;
      said.replaceChildren();
    } catch {
      const written = shown ?? make("p.riktig-copyable-text", {}, text);
      said.replaceChildren(make("p", {}, texts.not_copied), ...(shown ? [] : [written]));
      mark(written);
    }
  });
  return { button, said };
}
