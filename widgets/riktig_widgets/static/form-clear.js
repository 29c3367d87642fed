// Emptying a form, and bringing back what stood there.
import { settleAll } from "./form-depend.js";

const outsideRows = (control) => !control.closest(".riktig-row");

function controlsOf(form) {
  return [...form.querySelectorAll("input, select, textarea")].filter(outsideRows);
}

const isTicked = (control) => ["radio", "checkbox"].includes(control.type);

function toDefault(control) {
  if (isTicked(control)) control.checked = control.defaultChecked;
  else control.value = control.dataset.default ?? "";
}

/** Rows keep what was typed in them while they are away; other controls are noted.
 * @param {HTMLFormElement} form @param {object[]} lists its `Rows`
 * @returns {() => void} puts everything back */
export function emptied(form, lists) {
  const held = controlsOf(form).map((control) => [control, control.value, control.checked]);
  const rows = lists.map((list) => [list, list.renew()]);
  controlsOf(form).forEach(toDefault);
  settleAll(form);
  return () => {
    rows.forEach(([list, old]) => list.put(old));
    // Twice: which choices there are follows from what is chosen before them.
    for (let round = 0; round < 2; round += 1) {
      for (const [control, value, checked] of held) {
        if (isTicked(control)) control.checked = checked;
        else control.value = value;
      }
      settleAll(form);
    }
  };
}

/** Wires "clear" and "undo"; undo is there until something is typed again.
 * @param {{cleared: string, restored: string}} texts what is said of it */
export function wireClearing(view, texts) {
  const [clear, undo, said] = ["clear", "undo", "said"].map((name) => view.form.querySelector(`.riktig-${name}`));
  let restore = null;
  const offer = (back, sentence = "") => {
    restore = back;
    undo.hidden = !back;
    said.textContent = sentence;
  };
  clear.addEventListener("click", () => {
    if (!restore) offer(view.clear(), texts.cleared);
  });
  undo.addEventListener("click", () => {
    restore();
    offer(null, texts.restored);
    clear.focus();
    view.changed();
  });
  view.form.addEventListener("input", () => offer(null));
}
