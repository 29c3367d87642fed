// A saved journal review, put into the summaries beside the numbers of the file.
import { fill } from "./dom.js";

const MOST_BYTES = 100_000; // of a saved review

export function journalPart(page) {
  const texts = page.texts.journal;
  const input = page.mount.querySelector("#riktig-hand");
  let counts = null; // as the audit's options take them

  function say(told, refused = "") {
    page.slot("hand_told").textContent = told;
    page.slot("hand_refused").textContent = refused;
    page.mount.querySelector("[data-do=hand_without]").hidden = !counts;
  }

  /** One file in place of the last; one that is refused changes nothing. */
  async function take(file) {
    const answer = file.size > MOST_BYTES ? { message: texts.too_large } : await read(file);
    if (!answer.ok) return say(page.slot("hand_told").textContent, answer.message);
    const before = counts;
    counts = answer.counts;
    if (await page.recount()) return say(fill(texts.taken, { told: answer.told }));
    counts = before;
    return undefined;
  }

  async function read(file) {
    if (!page.locked) return { message: texts.unread };
    try {
      return await page.engine.ask({ op: "journal" }, [await file.arrayBuffer()]);
    } catch {
      return { message: texts.unread };
    }
  }

  input.addEventListener("change", () => {
    const [file] = input.files;
    input.value = "";
    if (file) take(file);
  });

  return {
    options: () => (counts ? { journal: counts } : {}),
    act(action) {
      if (action !== "hand_without") return false;
      counts = null;
      say(texts.removed);
      page.recount();
      return true;
    },
    cleared() {
      counts = null;
      say("");
    },
  };
}
