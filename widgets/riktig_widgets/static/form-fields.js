// The fields of a form as a tree: a form, a group and a row each hold fields of their own.
import { orderOf } from "./form-order.js";

const SCOPES = "form, .riktig-group, .riktig-row";

/** The fields a scope holds itself, in the order they stand. */
export function fieldsIn(scope) {
  return [...scope.querySelectorAll("[data-field]")].filter((field) => scopeOf(field) === scope);
}

export function scopeOf(field) {
  return field.parentElement.closest(SCOPES);
}

/** The form and every group and row of it. */
export function scopesOf(form) {
  return [form, ...form.querySelectorAll(SCOPES)];
}

export function rowsOf(list) {
  return [...list.querySelector(":scope > .riktig-rows").children];
}

/** What a field is typed in; the first of several. */
export function controlOf(field) {
  return field.querySelector("input:checked, select, textarea") ?? field.querySelector("input");
}

/** The first place to type or choose in a row. */
export function firstControl(row) {
  const first = [...row.querySelectorAll("input, select, textarea")].find((control) => !control.closest("[hidden]"));
  return first?.type === "radio" ? controlOf(first.closest("[data-field]")) : first;
}

/** The small fields of a scale that are asked for. */
export function scoresOf(field) {
  return [...field.querySelectorAll("input")].filter((input) => !input.parentElement.hidden);
}

function chosenIn(field) {
  return field.querySelector("input:checked")?.value ?? "";
}

const READERS = {
  group: (group) => valuesOf(group),
  list: (list) => rowsOf(list).map(valuesOf),
  boolean: chosenIn,
  options: chosenIn,
  several: (field) => [...field.querySelectorAll("input:checked")].map((input) => input.value),
  order: orderOf,
  scores: (field) => scoresOf(field).map((input) => input.value),
};

/** What stands in a field, as typed. */
export function valueOf(field) {
  return (READERS[field.dataset.kind] ?? ((one) => controlOf(one).value))(field);
}

/** What stands in the fields of a scope, as typed. Hidden fields are not there. */
export function valuesOf(scope) {
  const shown = fieldsIn(scope).filter((field) => !field.hidden);
  return Object.fromEntries(shown.map((field) => [field.dataset.field, valueOf(field)]));
}

/** The value of another field of the same scope; a hidden one has none. */
export function siblingValue(scope, key) {
  const found = fieldsIn(scope).find((field) => field.dataset.field === key);
  return found && !found.hidden ? valueOf(found) : "";
}

/** The field a path such as "items.0.dose" or "to.substance" names, or the nearest above it that
 * there is; `rest` is what of the path lies inside that field. */
export function fieldAt(form, path) {
  const rest = path.split(".");
  let scope = form;
  let place = null;
  while (scope && rest.length) {
    const found = fieldsIn(scope).find((field) => field.dataset.field === rest[0]);
    if (!found) break;
    place = found;
    rest.shift();
    scope = found.matches(".riktig-group") && rest.length ? found : null;
    if (found.matches(".riktig-list") && rest.length > 1) {
      scope = rowsOf(found)[rest[0]] ?? null;
      if (scope) rest.shift();
    }
  }
  return { place, rest };
}
