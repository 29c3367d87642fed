// How a form behaves: choices that depend on another, rows, values as typed, errors beside fields.
import { make } from "./dom.js";

const FIELD = ".riktig-field";
const options = new WeakMap(); // select -> every option it was made with

function controlOf(field) {
  return field.querySelector("select, input");
}

function scopeOf(field, form) {
  return field.closest(".riktig-row") ?? form;
}

function sibling(scope, key) {
  const found = scope.querySelector(`${FIELD}[data-field="${key}"]`);
  return found && controlOf(found);
}

/** Limits a choice to what its parent's value allows; a single possibility is chosen. */
function limit(field, scope) {
  const select = controlOf(field);
  if (!options.has(select)) options.set(select, [...select.options]);
  const parent = sibling(scope, field.dataset.dependsOn);
  const allowed = JSON.parse(field.dataset.choicesBy)[parent?.value] ?? [];
  const chosen = select.value;
  const left = options.get(select).filter((option) => allowed.includes(option.value));
  const wanted = [chosen, select.dataset.default].find((value) => value && allowed.includes(value));
  const choose = select.form?.dataset.choose ?? "";
  select.replaceChildren(...(left.length > 1 && !wanted ? [new Option(choose, "")] : []), ...left);
  if (!left.length) select.append(new Option("–", ""));
  select.value = wanted ?? (left.length === 1 ? left[0].value : "");
  select.disabled = !left.length;
  settled(select, left.length === 1 ? left[0].text : "");
}

/** What is settled already is read, not chosen: words instead of a choice of one. */
function settled(select, label) {
  const words = select.parentElement.querySelector(".riktig-settled") ?? make("span.riktig-settled");
  words.textContent = label;
  select.hidden = label !== "";
  if (select.hidden) select.after(words);
  else words.remove();
}

function reveal(field, scope) {
  const rules = Object.entries(JSON.parse(field.dataset.shownFor));
  const shown = rules.every(([key, values]) => values.includes(sibling(scope, key)?.value));
  field.hidden = !shown;
}

/** Brings every dependent field of a scope up to date, in the order they stand. */
function settle(scope) {
  for (const field of scope.querySelectorAll(FIELD)) {
    if (scope.matches("form") && field.closest(".riktig-row")) continue;
    if (field.dataset.dependsOn) limit(field, scope);
    if (field.dataset.shownFor) reveal(field, scope);
  }
}

function fieldsOf(scope) {
  return [...scope.querySelectorAll(FIELD)].filter(
    (field) => !field.hidden && (!scope.matches("form") || !field.closest(".riktig-row")));
}

function valuesOf(scope) {
  return Object.fromEntries(fieldsOf(scope).map((field) => [field.dataset.field, controlOf(field).value]));
}

export class FormView {
  /** @param {HTMLFormElement} form @param {(view: FormView) => void} changed */
  constructor(form, changed) {
    this.form = form;
    this.lists = [...form.querySelectorAll(".riktig-list")];
    for (const row of form.querySelectorAll(".riktig-row")) settle(row);
    settle(form);
    this.lists.forEach((list) => this.#wire(list));
    this.changed = () => changed(this);
    form.addEventListener("input", (event) => this.#input(event));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.changed();
    });
  }

  #input({ target }) {
    const field = target.closest(FIELD);
    if (!field) return;
    settle(scopeOf(field, this.form));
    this.changed();
  }

  #wire(list) {
    const rows = list.querySelector(".riktig-rows");
    list.querySelector(".riktig-add").addEventListener("click", () => this.#add(list, rows));
    rows.addEventListener("click", ({ target }) => {
      const row = target.closest(".riktig-remove")?.closest(".riktig-row");
      if (row) this.#remove(list, rows, row);
    });
    this.#number(list, rows);
  }

  #add(list, rows) {
    list.uid = (list.uid ?? 0) + 1;
    const fresh = list.querySelector("template").content.cloneNode(true);
    for (const element of fresh.querySelectorAll("*")) {
      for (const { name, value } of [...element.attributes]) {
        element.setAttribute(name, value.replaceAll("__row__", `n${list.uid}`));
      }
    }
    const row = fresh.querySelector(".riktig-row");
    rows.append(fresh);
    settle(row);
    this.#number(list, rows);
    controlOf(row).focus();
    this.changed();
  }

  #remove(list, rows, row) {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    if (!rows.children.length) this.#add(list, rows);
    else {
      this.#number(list, rows);
      controlOf(next).focus();
      this.changed();
    }
  }

  /** Rows are numbered for those who hear them; one row alone has nothing to remove. */
  #number(list, rows) {
    const template = list.querySelector("template").content;
    const labels = [".riktig-row", ".riktig-remove"].map(
      (part) => [part, template.querySelector(part).getAttribute("aria-label")]);
    [...rows.children].forEach((row, at) => {
      for (const [part, label] of labels) {
        const named = row.matches(part) ? row : row.querySelector(part);
        named.setAttribute("aria-label", label.replace("__number__", at + 1));
      }
    });
    rows.toggleAttribute("data-alone", rows.children.length === 1);
    const most = Number(list.dataset.most ?? Infinity);
    list.querySelector(".riktig-add").disabled = rows.children.length >= most;
  }

  /** What stands in the fields, as typed. Hidden fields are not there. */
  values() {
    const values = valuesOf(this.form);
    for (const list of this.lists) {
      values[list.dataset.field] = [...list.querySelectorAll(".riktig-row")].map(valuesOf);
    }
    return values;
  }

  /** The names of choices the reader must still make, in rows that are begun. */
  unchosen() {
    const open = (scope) => fieldsOf(scope).filter(({ dataset: { dependsOn } }) =>
      dependsOn && sibling(scope, dependsOn)?.value).filter((field) => !controlOf(field).value);
    const rows = this.lists.flatMap((list) => [...list.querySelectorAll(".riktig-row")].flatMap(
      (row, at) => open(row).map((field) => `${list.dataset.field}.${at}.${field.dataset.field}`)));
    return [...open(this.form).map((field) => field.dataset.field), ...rows];
  }

  #fieldAt(path) {
    const [head, position, key] = path.split(".");
    const list = this.lists.find((one) => one.dataset.field === head);
    const scope = list && position !== undefined ? list.querySelectorAll(".riktig-row")[position] : this.form;
    return list && position === undefined ? list : scope?.querySelector(`${FIELD}[data-field="${key ?? head}"]`);
  }

  /** Marks the fields an answer still waits for. */
  markMissing(names) {
    this.clearErrors();
    for (const name of names) this.#fieldAt(name)?.toggleAttribute("data-missing", true);
  }

  /** Shows errors beside their fields. False when one has no field to stand beside. */
  showErrors(errors) {
    this.clearErrors();
    let placed = errors.length > 0;
    for (const { field, message } of errors) {
      const place = this.#fieldAt(field);
      const slot = place?.querySelector(":scope > .riktig-error");
      const control = place && (place.matches(".riktig-list") ? null : controlOf(place));
      if (!slot || place.hidden) {
        placed = false;
        continue;
      }
      slot.textContent = message;
      place.toggleAttribute("data-refused", true);
      control?.setAttribute("aria-invalid", "true");
    }
    return placed;
  }

  clearErrors() {
    for (const slot of this.form.querySelectorAll(".riktig-error")) slot.textContent = "";
    for (const mark of ["aria-invalid", "data-refused", "data-missing"]) {
      for (const element of this.form.querySelectorAll(`[${mark}]`)) element.removeAttribute(mark);
    }
  }
}
