// What a page holds of patients is let go when nobody has touched it for a while. It asks first.
import { fill } from "./dom.js";

const LOOK_EVERY_MS = 1_000;
const SIGNS = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"];
const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;

export function idlePart(page) {
  const words = page.texts.idle;
  const idle = words.minutes * MINUTE_MS;
  const warning = words.warning_minutes * MINUTE_MS;
  const dialog = page.slot("idle");
  const told = page.slot("idle-cleared");
  let touched = Date.now();
  let holds = false; // something was chosen, typed or shown since the page was last empty

  const go = () => {
    touched = Date.now();
    dialog.close();
  };
  for (const sign of SIGNS) addEventListener(sign, () => { if (!dialog.open) touched = Date.now(); }, { passive: true });
  for (const change of ["input", "change"]) page.mount.addEventListener(change, () => { holds = true; told.textContent = ""; });
  dialog.addEventListener("cancel", go);
  dialog.addEventListener("click", ({ target }) => {
    const chosen = target.closest("[data-idle]")?.dataset.idle;
    if (chosen === "go") go();
    else if (chosen === "clear") clear(words.cleared_now);
  });
  setInterval(look, LOOK_EVERY_MS);

  /** Time is read off the clock: timers stand still while a machine sleeps. */
  function look() {
    if (!holds) return;
    const left = touched + idle + warning - Date.now();
    if (left <= 0) clear(fill(words.cleared, { minutes: words.minutes + words.warning_minutes }));
    else if (left <= warning) warn(left);
  }

  function warn(left) {
    if (!dialog.open) {
      page.slot("idle-unsaved").hidden = !page.unsaved;
      dialog.showModal();
    }
    page.slot("idle-left").textContent = fill(words.left, { seconds: Math.ceil(left / SECOND_MS) });
  }

  function clear(sentence) {
    dialog.close();
    page.clear();
    told.textContent = sentence;
  }

  return {
    shown() { holds = true; },
    cleared() {
      holds = false;
      touched = Date.now();
    },
  };
}
