// How a form behaves: what is typed, what follows from it, and errors beside fields.
import { emptied } from "./form-clear.js";
import { settle, settleAll } from "./form-depend.js";
import { fill } from "./form-fill.js";
import { controlOf, fieldAt, fieldsIn, rowsOf, scopeOf, scoresOf, siblingValue, valueOf, valuesOf } from "./form-fields.js";
import { moved } from "./form-order.js";
import { Rows } from "./form-rows.js";

const MARKS = ["aria-invalid", "data-refused", "data-missing"];

/** Enter in a scale goes on to its next question; in the last it answers. */
function onwards(event) {
  const field = event.target.closest("[data-kind=scores]");
  if (event.key !== "Enter" || !field) return;
  const inputs = scoresOf(field);
  const next = inputs[inputs.indexOf(event.target) + 1];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.select();
}

/** Choices of a scope that the reader must still make, since the one they depend on is made. */
function unchosenIn(scope, path) {
  return fieldsIn(scope).filter((field) => !field.hidden).flatMap((field) => {
    const { field: key, kind, dependsOn, optional } = field.dataset;
    if (kind === "list") return rowsOf(field).flatMap((row, at) => unchosenIn(row, `${path}${key}.${at}.`));
    if (kind === "group") return unchosenIn(field, `${path}${key}.`);
    if (kind !== "choice" || !dependsOn || !siblingValue(scope, dependsOn) || valueOf(field)) return [];
    // One that may stand empty has no default to fall back on.
    return optional === undefined || controlOf(field).dataset.default ? [path + key] : [];
  });
}

export class FormView {
  #begun = false; // an untouched form waits for everything: nothing of it is marked

  /** @param {HTMLFormElement} form @param {(view: FormView) => void} changed */
  constructor(form, changed) {
    this.form = form;
    this.changed = () => changed(this);
    this.lists = [...form.querySelectorAll(".riktig-list")].map((list) => new Rows(list, this.changed));
    settleAll(form);
    form.addEventListener("input", (event) => this.#input(event));
    form.addEventListener("keydown", onwards);
    form.addEventListener("click", moved);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#begun = true;
      this.changed();
    });
  }

  #input({ target }) {
    const field = target.closest("[data-field]");
    if (!field) return;
    this.#begun = true;
    settle(scopeOf(field));
    this.changed();
  }

  /** Empties the form. @returns {() => void} brings back what stood there */
  clear() {
    const back = emptied(this.form, this.lists);
    this.#begun = false;
    this.clearErrors();
    this.changed();
    return back;
  }

  /** Puts values, as `values()` gave them, in place of what stands there. */
  fill(values) {
    emptied(this.form, this.lists);
    fill(this.form, values, this.lists);
    this.#begun = true;
    this.clearErrors();
    this.changed();
  }

  /** What stands in the fields, as typed. Hidden fields are not there. */
  values() {
    return valuesOf(this.form);
  }

  /** The names of choices the reader must still make, in rows that are begun. */
  unchosen() {
    return unchosenIn(this.form, "");
  }

  /** Marks the fields an answer still waits for. */
  markMissing(names) {
    this.clearErrors();
    for (const name of this.#begun ? names : []) {
      const { place, rest } = fieldAt(this.form, name);
      if (place && !rest.length) place.toggleAttribute("data-missing", true);
    }
  }

  /** Shows errors beside their fields. False when one has no field to stand beside. */
  showErrors(errors) {
    this.clearErrors();
    return errors.map((error) => this.#showError(error)).every(Boolean) && errors.length > 0;
  }

  #showError({ field, message }) {
    const { place, rest } = fieldAt(this.form, field);
    const slot = place?.querySelector(":scope > .riktig-error");
    if (!slot || place.hidden) return false;
    slot.textContent = message;
    place.toggleAttribute("data-refused", true);
    const fold = place.closest("details.riktig-more");
    if (fold) fold.open = true;
    this.#invalid(place, rest)?.setAttribute("aria-invalid", "true");
    return true;
  }

  #invalid(place, [position]) {
    if (place.matches(".riktig-list, .riktig-group")) return null;
    if (place.dataset.kind === "scores") return scoresOf(place)[position] ?? place.querySelector(".riktig-scores");
    return place.querySelector(".riktig-radios, .riktig-picks, ol") ?? controlOf(place);
  }

  clearErrors() {
    for (const slot of this.form.querySelectorAll(".riktig-error")) slot.textContent = "";
    for (const mark of MARKS) {
      for (const element of this.form.querySelectorAll(`[${mark}]`)) element.removeAttribute(mark);
    }
  }
}
