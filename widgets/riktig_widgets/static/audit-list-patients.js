// The patients of the own list on the page: two groups, some patients at a time, and their names when asked for.
import { ListFilter } from "./audit-list-filter.js";
import { rowOf } from "./audit-list-row.js";
import { Names } from "./audit-who.js";
import { NOT_ASSESSED } from "./audit-work.js";
import { fill } from "./dom.js";

const PAGE = 60; // patients put on the page at a time
const GROUPS = { patients: "list-patients", once: "list-once-patients" }; // where each group stands

export class ListPatients {
  #page;
  #own;
  #texts;
  #changed;
  #filter;
  #names;
  #rows = new Map(); // what is on the page, by running number
  #most = { patients: PAGE, once: PAGE }; // shown at most, of each of the two groups

  /** @param {{ list: ?object, work: Work }} own the list and the work with it
   * @param {(patient: number, change: object, typing: boolean) => void} changed */
  constructor(page, own, changed) {
    this.#page = page;
    this.#own = own;
    this.#texts = page.texts.list;
    this.#changed = changed;
    this.#filter = new ListFilter(page, own, () => this.#fromTheTop());
    this.#names = new Names(page, this.#slot("list-some"));
    this.#slot("list-who").append(this.#names.element);
    // Patients of the folded group are put on the page when it is opened.
    this.#slot("list-once").addEventListener("toggle", () => this.#slot("list-once").open && this.show());
  }

  /** There is a new list. */
  begin() {
    const { once, patients } = this.#own.list;
    this.#slot("list-some").hidden = !patients.length;
    this.#slot("list-once-rule").textContent = once;
    this.#names.offered();
    this.#filter.offer();
    this.#fromTheTop();
  }

  /** The patients that the reader has chosen to see, on the page or not. */
  chosen() {
    return this.#filter.chosen();
  }

  /** Those who had it once are a group of their own, unless they are the whole list. */
  #isOnce({ once }) {
    return once && this.#own.list.patients.some((one) => !one.once);
  }

  /** How many wait in the folded group: they are not reckoned in the pace. */
  aside() {
    const { list, work } = this.#own;
    const waits = ({ patient }) => work.of(patient).status === NOT_ASSESSED;
    return list.patients.filter((one) => this.#isOnce(one) && waits(one)).length;
  }

  #fromTheTop() {
    this.#most = { patients: PAGE, once: PAGE };
    const chosen = this.chosen();
    this.#slot("list-once").open = chosen.length > 0 && chosen.every((one) => this.#isOnce(one));
    this.show();
  }

  /** @param {"patients" | "once"} group */
  more(group) {
    const first = this.#most[group];
    this.#most[group] += PAGE;
    this.show();
    this.#slot(GROUPS[group]).children[first]?.querySelector("select")?.focus();
  }

  show() {
    const chosen = this.chosen();
    const once = chosen.filter((one) => this.#isOnce(one));
    const others = chosen.filter((one) => !this.#isOnce(one));
    const fold = this.#slot("list-once");
    fold.hidden = !once.length;
    this.#slot("list-once-title").textContent = fill(this.#texts.once, { count: once.length });
    const some = others.slice(0, this.#most.patients);
    const someOnce = fold.open ? once.slice(0, this.#most.once) : [];
    const opened = new Set(this.#opened());
    this.#rows = new Map([...some, ...someOnce].map((one) => [one.patient, this.#row(one, opened)]));
    this.#put("patients", some, others);
    this.#put("once", someOnce, once);
    this.#tell({ shown: some.length, chosen: others.length, once: once.length, total: this.#own.list.patients.length });
    this.#names.again();
  }

  /** The patients whose details stand open. */
  #opened() {
    return [...this.#rows].filter(([, { row }]) => row.querySelector("details")?.open).map(([patient]) => patient);
  }

  #row(one, opened) {
    const { list, work } = this.#own;
    const changed = (change, typing = false) => this.#changed(one.patient, change, typing);
    const made = rowOf(one, list, work.of(one.patient), this.#texts, changed);
    made.row.querySelector("details").open = opened.has(one.patient);
    return made;
  }

  #put(group, some, all) {
    this.#slot(GROUPS[group]).replaceChildren(...some.map(({ patient }) => this.#rows.get(patient).row));
    this.#slot(`list-rest-${group}`).hidden = some.length === all.length;
  }

  /** How many are shown, of how many. */
  #tell(counts) {
    const all = counts.chosen === counts.total ? "shown_all" : "shown_some";
    this.#slot("list-shown").textContent = fill(this.#texts[counts.once ? "shown_beside" : all], counts);
  }

  /** A patient's status is another now. */
  renew(patient) {
    this.#rows.get(patient)?.show(this.#own.work.of(patient));
  }

  focus(patient) {
    this.#rows.get(patient)?.focus();
  }

  cleared() {
    this.#rows.clear();
    this.#names.hide();
    this.#filter.cleared();
    for (const name of ["shown", "patients", "once-title", "once-rule", "once-patients"]) this.#slot(`list-${name}`).replaceChildren();
    this.#slot("list-once").open = false;
  }

  #slot(name) {
    return this.#page.slot(name);
  }
}
