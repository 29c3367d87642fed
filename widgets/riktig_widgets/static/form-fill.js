// Puts values back into a form: rows first, and each field before those that depend on it.
import { settle } from "./form-depend.js";
import { setOrder } from "./form-order.js";
import { controlOf, fieldsIn, rowsOf, scopesOf, scoresOf } from "./form-fields.js";

/** @param {HTMLElement} field @param {string[]} values checks those that have one of them */
function choose(field, values) {
  for (const input of field.querySelectorAll("input")) input.checked = values.includes(input.value);
}

function write(field, value, lists) {
  const { kind } = field.dataset;
  if (kind === "group") return fillScope(field, value, lists);
  if (kind === "list") return rows(field, value, lists);
  if (kind === "several") return choose(field, value);
  if (kind === "boolean" || kind === "options") return choose(field, [String(value)]);
  if (kind === "order") return setOrder(field, value);
  if (kind === "scores") return scoresOf(field).forEach((input, at) => { input.value = value[at] ?? ""; });
  controlOf(field).value = value;
}

/** As many rows as there are values, but never fewer than the form begins with. */
function rows(field, values, lists) {
  const list = lists.find((one) => one.list === field);
  list.renew(Math.max(values.length, Number(field.dataset.first)));
  const made = rowsOf(field);
  values.forEach((value, at) => fillScope(made[at], value, lists));
}

function fillScope(scope, values, lists) {
  settle(scope);
  for (const field of fieldsIn(scope)) {
    if (!(field.dataset.field in values)) continue;
    write(field, values[field.dataset.field], lists);
    settle(scope); // what may be chosen next follows from this
  }
}

/** @param {HTMLFormElement} form emptied @param {object} values as `valuesOf` gave them
 * @param {object[]} lists the form's `Rows` */
export function fill(form, values, lists) {
  fillScope(form, values, lists);
  scopesOf(form).forEach(settle);
}
