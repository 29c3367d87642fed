// Patients by status, and the pace: how many a week are left. The core counts; only its counts go into a summary.
import { asked } from "./audit-rows.js";
import { make } from "./dom.js";

export class ListCounts {
  #page;
  #own;
  #counts = null;

  /** @param {{ list: ?object, work: Work }} own the list and the work with it @param {() => void} changed */
  constructor(page, own, changed) {
    this.#page = page;
    this.#own = own;
    this.#slot("list-weeks").addEventListener("change", changed);
  }

  /** As the options of an audit take them. */
  options() {
    return this.#counts && this.#own.work.started ? { work: this.#counts } : {};
  }

  begin() {
    this.#slot("list-weeks").placeholder = String(this.#own.list.weeks);
  }

  /** Counts, and shows it; gives why it could not. @param {number} aside patients that the pace leaves out */
  async count(aside) {
    const { list, work } = this.#own;
    const weeks = this.#slot("list-weeks").value;
    const asks = { patients: list.patients.length, entries: work.entries(), left: work.left, weeks, aside };
    const answer = await asked(this.#page, { op: "work_counts", ...asks });
    if (list !== this.#own.list) return ""; // started over meanwhile
    if (!answer.ok) return answer.message;
    this.#counts = answer.work;
    this.#showPace(answer);
    this.#showStatuses(answer.work.statuses);
    return "";
  }

  #showPace({ pace, weeks_problem: problem }) {
    this.#slot("list-pace").textContent = pace;
    this.#slot("list-weeks-error").textContent = problem;
    if (problem) this.#slot("list-weeks").setAttribute("aria-invalid", "true");
    else this.#slot("list-weeks").removeAttribute("aria-invalid");
  }

  #showStatuses(statuses) {
    const counted = this.#own.list.statuses.map(({ id, label }) => ({ label, count: statuses[id] })).filter(({ count }) => count);
    this.#slot("list-counts").replaceChildren(...counted.map(({ label, count }) => make("li", {}, make("strong", {}, String(count)), ` ${label}`)));
  }

  get pace() {
    return this.#slot("list-pace").textContent;
  }

  cleared() {
    this.#counts = null;
    for (const name of ["counts", "pace", "weeks-error"]) this.#slot(`list-${name}`).replaceChildren();
    this.#slot("list-weeks").value = "";
  }

  #slot(name) {
    return this.#page.slot(name);
  }
}
