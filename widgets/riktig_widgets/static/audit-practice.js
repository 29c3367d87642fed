// The description of the practice: what the list size alone does not say.
import { list, make } from "./dom.js";

export function practicePart(page) {
  const fields = [...page.mount.querySelectorAll("[data-practice]")];
  const ticks = [...page.mount.querySelectorAll("[data-role]")];

  /** What is filled in; nothing when nothing is, as before there was more than a list size. */
  function options() {
    const typed = fields.filter(({ value }) => value.trim()).map(({ dataset, value }) => [dataset.practice, value.trim()]);
    const roles = ticks.filter(({ checked }) => checked).map(({ dataset }) => dataset.role);
    if (!typed.length && !roles.length) return {};
    return { practice: { ...Object.fromEntries(typed), roles } };
  }

  function shown({ view }) {
    const { sentence, notes } = view.practice;
    page.slot("practice").replaceChildren(make("p", {}, sentence), list("riktig-notes", notes) ?? "");
  }

  function cleared() {
    for (const tick of ticks) tick.checked = false;
    page.slot("practice").replaceChildren();
  }

  return { options, shown, cleared };
}
