// Which patients of the own list are shown: those with a reason, a status, or both.
import { make } from "./dom.js";

const MENUS = ["reason", "status"];

export class ListFilter {
  #page;
  #own;

  /** @param {{ list: ?object, work: Work }} own the list and the work with it @param {() => void} changed */
  constructor(page, own, changed) {
    this.#page = page;
    this.#own = own;
    for (const name of MENUS) this.#menu(name).addEventListener("change", changed);
  }

  /** The choices of a new list; what was chosen stays where it can. */
  offer() {
    const { reasons, statuses } = this.#own.list;
    const { every_reason: everyReason, every_status: everyStatus } = this.#page.texts.list;
    offer(this.#menu("reason"), everyReason, reasons.map(({ id, label, count }) => ({ id, label: `${label} (${count})` })));
    offer(this.#menu("status"), everyStatus, statuses);
  }

  /** The patients that the menus leave. */
  chosen() {
    const [reason, status] = MENUS.map((name) => this.#menu(name).value);
    const { list, work } = this.#own;
    return list.patients.filter(({ patient, held_by: held }) =>
      (!reason || held.includes(reason)) && (!status || work.of(patient).status === status));
  }

  cleared() {
    for (const name of MENUS) this.#menu(name).replaceChildren();
  }

  #menu(name) {
    return this.#page.slot(`list-${name}`);
  }
}

function offer(select, every, choices) {
  const chosen = select.value;
  select.replaceChildren(make("option", { value: "" }, every), ...choices.map(({ id, label }) => make("option", { value: id }, label)));
  select.value = choices.some(({ id }) => id === chosen) ? chosen : "";
}
