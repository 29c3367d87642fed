// Totals from a posted report: typed, checked, shown as a table, and saved as a private summary.
import { clearMarks, mark, toFirstMark } from "./audit-field.js";
import { renderBlock } from "./block.js";
import { fill } from "./dom.js";
import { saveJson } from "./save.js";

export function totalsPart(page) {
  const fields = () => [...page.mount.querySelectorAll("[data-total]")];
  let summary = null;

  function typed() {
    const totals = { attribution: page.mount.querySelector("[data-option=attribution]").value, measures: {}, ddd: {} };
    for (const { dataset, value } of fields()) {
      const [table, id, of] = dataset.total.split(".");
      if (!id) totals[table] = value.trim();
      else if (table === "ddd") totals.ddd[id] = value.trim();
      else (totals.measures[id] ??= ["", ""])[of ? 1 : 0] = value.trim();
    }
    return totals;
  }

  async function show() {
    clearMarks(page.mount);
    forget();
    if (!page.knowsWhose()) return;
    const answer = await page.ask({ op: "totals", totals: typed() }, [], "choose");
    if (!answer) return;
    summary = answer.private;
    page.slot("totals-shown").replaceChildren(renderBlock(answer.block, page.texts, 3));
    page.slot("totals-save").hidden = false;
    page.slot("totals-shown").focus();
  }

  function forget() {
    summary = null;
    page.slot("totals-shown").replaceChildren();
    page.slot("totals-save").hidden = true;
    page.slot("totals-said").textContent = "";
  }

  function save() {
    saveJson(fill(page.texts.totals.name, summary.period), summary);
    page.slot("totals-said").textContent = page.texts.saved;
  }

  return {
    cleared() {
      forget();
      for (const field of fields()) field.value = "";
    },
    refused({ message, problem = {} }) {
      if (problem.code !== "typed_totals") return false;
      for (const { field, message: sentence } of problem.cells) {
        const control = page.mount.querySelector(`[data-total="${field}"]`) ?? page.mount.querySelector("[data-total^=measures]");
        mark(control, sentence);
        control.closest("details").open = true;
      }
      page.slot("totals-said").textContent = message;
      toFirstMark(page.mount);
      return true;
    },
    act(action) {
      if (action === "totals") show();
      else if (action === "totals-save") save();
      else return false;
      return true;
    },
  };
}
