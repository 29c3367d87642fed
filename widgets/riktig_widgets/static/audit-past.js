// Own past and unbroken use: asked for when the first numbers have been painted, since they can wait.
import { renderBlock } from "./block.js";
import { afterPaint } from "./dom.js";

const ASKED = ["past", "episodes"]; // requests to the core, and the places of their blocks

/** Where the numbers come from is said below the last of the blocks that share it. */
function sourceOnce(blocks) {
  return blocks.map((block, at) => (block.source === blocks[at + 1]?.source ? { ...block, source: "" } : block));
}

export function past(page) {
  const words = page.texts.past;
  let result = 0; // the number of the result on the page: what an older one asked for is dropped

  const place = (op) => page.slot(op);
  const told = (op, sentence) => { page.slot(`${op}-status`).textContent = sentence; };

  async function count(op, asked) {
    const answer = await page.engine.ask({ op }).catch(() => null);
    if (asked !== result) return;
    const blocks = answer?.blocks ?? [];
    // Three tables in a row are long: each opens on demand. The one in the fold is what it is for.
    place(op).replaceChildren(...sourceOnce(blocks).map((block) => renderBlock(block, page.texts, 3, op === "past")));
    told(op, answer?.ok ? "" : words.failed);
  }

  return {
    async shown() {
      result += 1;
      const asked = result;
      ASKED.forEach((op) => told(op, words.counting));
      await afterPaint();
      for (const op of ASKED) if (asked === result) await count(op, asked);
    },
    cleared() {
      result += 1;
      ASKED.forEach((op) => {
        place(op).replaceChildren();
        told(op, "");
      });
    },
  };
}
