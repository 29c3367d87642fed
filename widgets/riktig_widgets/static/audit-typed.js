// A counted list typed in: a grid that grows as it is filled, takes rows from a spreadsheet, and marks each bad cell.
import { clearMarks, mark, toFirstMark } from "./audit-field.js";
import { fill, list } from "./dom.js";

const FIELDS = ["patient", "medicine", "strength", "unit", "units", "date"];
const FIRST_ROWS = 5;

export function typedPart(page) {
  const grid = new Grid(page);
  const field = (name) => page.mount.querySelector(`#riktig-typed-${name}`);
  let counted = false; // whether what is shown, or asked for, is the typed list

  async function count() {
    clearMarks(page.mount);
    if (!field("event").value) mark(field("event"), page.texts.typed.event_missing);
    if (!page.knowsWhose()) return undefined;
    if (!field("event").value) return toFirstMark(page.mount);
    counted = true;
    counted = await page.result({ op: "typed", rows: grid.values() }, "choose");
    return undefined;
  }

  return {
    options() {
      if (!counted) return {};
      const [from, to] = [field("from").value.trim(), field("to").value.trim()];
      return { event: field("event").value, ...(from || to ? { period: { from, to } } : {}) };
    },
    shown({ about }) {
      if (about) page.slot("typed-about").replaceChildren(list("riktig-notes", about));
    },
    cleared() {
      counted = false;
      field("event").value = "";
      page.slot("typed-about").replaceChildren();
      grid.renew();
    },
    refused({ message, problem = {} }) {
      if (!counted) return false;
      counted = false;
      if (problem.code === "invalid_period") mark(field("from"), message);
      else if (problem.code === "typed_cells") problem.cells.forEach((cell) => grid.mark(cell));
      else return false;
      page.step("choose");
      page.slot("typed-said").textContent = message;
      toFirstMark(page.mount);
      return true;
    },
    act(action) {
      if (action === "typed") count();
      else if (action === "typed-more") grid.more();
      else return false;
      return true;
    },
  };
}

class Grid {
  #made = 0; // rows made on this page: keeps their ids apart

  constructor(page) {
    this.page = page;
    this.rows = page.slot("typed-rows");
    this.template = page.slot("typed-row").content.firstElementChild;
    this.most = Number(this.rows.dataset.most);
    this.rows.addEventListener("input", ({ target }) => this.#grow(target));
    this.rows.addEventListener("keydown", (event) => this.#down(event));
    this.rows.addEventListener("paste", (event) => this.#paste(event));
    this.rows.addEventListener("click", ({ target }) => this.#remove(target));
    this.renew();
  }

  renew() {
    this.rows.replaceChildren();
    for (let at = 0; at < FIRST_ROWS; at += 1) this.#add();
  }

  /** Five more rows; the focus goes to the first of them. */
  more() {
    const at = this.rows.children.length;
    for (let more = 0; more < FIRST_ROWS; more += 1) this.#add();
    this.#control(Math.min(at, this.most - 1), FIELDS[0]).focus();
  }

  values() {
    return [...this.rows.children].map((row) => (
      Object.fromEntries(FIELDS.map((name) => [name, row.querySelector(`[data-field="${name}"]`).value]))));
  }

  mark({ row, field, message }) {
    mark(this.#control(row, field), message);
  }

  #control(row, field) {
    return this.rows.children[row].querySelector(`[data-field="${field}"]`);
  }

  #add() {
    if (this.rows.children.length >= this.most) return this.#say(fill(this.page.texts.typed.full, { most: this.most }));
    this.#made += 1;
    this.rows.append(numbered(this.template, { id: this.#made, number: this.rows.children.length + 1 }));
    return undefined;
  }

  /** What is typed in the last row makes room for the next. */
  #grow(target) {
    if (target.closest(".riktig-typed-row") === this.rows.lastElementChild && this.rows.children.length < this.most) this.#add();
  }

  /** Enter goes down, to the same field of the next row. */
  #down(event) {
    const field = event.target.dataset.field;
    if (event.key !== "Enter" || !field) return;
    event.preventDefault();
    const row = event.target.closest(".riktig-typed-row");
    if (!row.nextElementSibling) this.#add();
    row.nextElementSibling?.querySelector(`[data-field="${field}"]`).focus();
  }

  /** Rows from a spreadsheet fill the grid from the cell they are pasted into. */
  #paste(event) {
    const text = event.clipboardData.getData("text/plain");
    const from = FIELDS.indexOf(event.target.dataset.field);
    if (from < 0 || !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    const rows = text.replace(/\r\n?/g, "\n").split("\n").map((line) => line.split("\t")).filter((cells) => cells.some((cell) => cell.trim()));
    const start = [...this.rows.children].indexOf(event.target.closest(".riktig-typed-row"));
    const placed = rows.slice(0, this.most - start);
    placed.forEach((cells, at) => this.#place(cells, start + at, from));
    if (placed.length < rows.length) this.#say(fill(this.page.texts.typed.full, { most: this.most }));
    else this.#say(fill(this.page.texts.typed.pasted, { count: placed.length }));
    this.#grow(this.rows.lastElementChild);
  }

  #place(cells, row, from) {
    while (this.rows.children.length <= row) this.#add();
    FIELDS.slice(from).forEach((name, at) => {
      const cell = cells[at]?.trim().replace(/^"(.*)"$/, "$1");
      const control = this.#control(row, name);
      if (cell && control.tagName === "SELECT") chosen(control, cell);
      else if (cell) control.value = cell;
    });
  }

  #remove(target) {
    const row = target.closest(".riktig-remove")?.closest(".riktig-typed-row");
    if (!row) return;
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    if (!this.rows.children.length) this.#add();
    this.#number();
    (next ?? this.rows.firstElementChild).querySelector("input").focus();
  }

  #number() {
    [...this.rows.children].forEach((row, at) => {
      const old = row.querySelector(".riktig-typed-number").textContent;
      row.querySelector(".riktig-typed-number").textContent = at + 1;
      for (const named of [row, row.querySelector(".riktig-remove")]) {
        named.setAttribute("aria-label", named.getAttribute("aria-label").replace(old, at + 1));
      }
    });
  }

  #say(sentence) {
    this.page.slot("typed-said").textContent = sentence;
  }
}

/** A copy of the row with `__id__` and `__number__` filled in. */
function numbered(template, values) {
  const row = template.cloneNode(true);
  for (const element of [row, ...row.querySelectorAll("*")]) {
    for (const { name, value } of [...element.attributes]) {
      element.setAttribute(name, value.replace(/__(id|number)__/g, (_, key) => values[key]));
    }
  }
  row.querySelector(".riktig-typed-number").textContent = values.number;
  return row;
}

/** A pasted unit by its value or as it is shown; another is left as it stands. */
function chosen(select, cell) {
  const said = cell.toLowerCase().replace("\u03bc", "\u00b5");
  const option = [...select.options].find(({ value, label }) => value === said || label === said);
  if (option) select.value = option.value;
}
