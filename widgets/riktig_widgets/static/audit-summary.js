// The summary as a file: true counts for oneself, or small numbers hidden for the group.
import { clearMarks, mark, toFirstMark } from "./audit-field.js";
import { fill } from "./dom.js";
import { saveJson } from "./save.js";

const KINDS = ["private", "share"];

export function summaryPart(page) {
  const { texts } = page;
  const said = page.slot("saved");
  let result = null; // both kinds of summary, of what is counted

  /** @param {"private" | "share"} kind */
  async function save(kind) {
    said.textContent = "";
    const { member = "" } = page.options();
    if (kind === "share" && !member) {
      clearMarks(page.mount);
      mark(page.mount.querySelector("#riktig-member"), texts.member_missing);
      return toFirstMark(page.mount);
    }
    if (!(await page.countedAsTyped())) return undefined;
    const summary = result[kind];
    const who = member && `-${member.replace(/[^\p{L}\p{N}]+/gu, "-")}`;
    saveJson(fill(texts[`${kind}_name`], { ...summary.period, who }), summary);
    clearMarks(page.mount);
    said.textContent = texts.saved;
    return undefined;
  }

  return {
    shown(answer) {
      result = answer;
      said.textContent = "";
    },
    cleared() {
      result = null;
      said.textContent = "";
    },
    act(action) {
      if (KINDS.includes(action)) save(action);
      return KINDS.includes(action);
    },
  };
}
