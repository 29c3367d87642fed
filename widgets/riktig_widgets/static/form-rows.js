// A list of a form: rows come and go, and are numbered for those who see and those who hear.
import { firstControl, rowsOf } from "./form-fields.js";
import { settle } from "./form-depend.js";

let made = 0; // rows made on this page: keeps their ids apart

export class Rows {
  /** @param {HTMLElement} list @param {() => void} changed */
  constructor(list, changed) {
    this.list = list;
    this.rows = list.querySelector(":scope > .riktig-rows");
    this.template = list.querySelector(":scope > template").content;
    this.adder = list.querySelector(":scope > .riktig-add");
    this.changed = changed;
    this.adder.addEventListener("click", () => this.#add());
    this.rows.addEventListener("click", ({ target }) => {
      const row = target.closest(".riktig-remove")?.closest(".riktig-row");
      if (row) this.#remove(row);
    });
    this.number();
  }

  /** Empty rows in place of those that stand there, which are given back. */
  renew(count = Number(this.list.dataset.first)) {
    const old = rowsOf(this.list);
    this.put(Array.from({ length: count }, () => this.#fresh()));
    return old;
  }

  /** Puts rows in place of those that stand there. */
  put(rows) {
    this.rows.replaceChildren(...rows);
    this.number();
  }

  #fresh() {
    made += 1;
    const fresh = this.template.cloneNode(true);
    for (const element of fresh.querySelectorAll("*")) {
      for (const { name, value } of [...element.attributes]) {
        if (value.includes("__row__")) element.setAttribute(name, value.replaceAll("__row__", `n${made}`));
      }
    }
    return fresh.querySelector(".riktig-row");
  }

  #add() {
    const row = this.#fresh();
    this.rows.append(row);
    settle(row);
    for (const group of row.querySelectorAll(".riktig-group")) settle(group);
    this.number();
    firstControl(row).focus();
    this.changed();
  }

  #remove(row) {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    this.number();
    (next ? firstControl(next) : this.adder).focus();
    this.changed();
  }

  /** One row alone has nothing to remove, unless a list may be empty; a full list takes no more. */
  number() {
    const labels = [".riktig-row", ".riktig-remove"].map(
      (part) => [part, this.template.querySelector(part).getAttribute("aria-label")]);
    [...this.rows.children].forEach((row, at) => {
      row.querySelector(":scope > .riktig-row-number").textContent = at + 1;
      for (const [part, label] of labels) {
        const named = row.matches(part) ? row : row.querySelector(part);
        named.setAttribute("aria-label", label.replace("__number__", at + 1));
      }
    });
    const alone = this.rows.children.length === 1 && this.list.dataset.first !== "0";
    this.rows.toggleAttribute("data-alone", alone);
    this.adder.disabled = this.rows.children.length >= Number(this.list.dataset.most ?? Infinity);
  }
}
