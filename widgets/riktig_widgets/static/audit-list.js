// The own list to review, and the work with it: shown when asked for, never stored but in the file the GP saves.
import { ListCounts } from "./audit-list-counts.js";
import { paperOf, printFrom } from "./audit-list-paper.js";
import { ListPatients } from "./audit-list-patients.js";
import { asked } from "./audit-rows.js";
import { Work } from "./audit-work.js";
import { WorkFileDesk } from "./audit-work-file.js";
import { inWords, today } from "./day.js";
import { fill, list, make } from "./dom.js";
import { saveFile } from "./save.js";
import { inTurns } from "./turns.js";

export function listPart(page) {
  return new OwnListPart(page);
}

class OwnListPart {
  #page;
  #texts;
  #own = { list: null, work: new Work() }; // the core's answer, once the reader has asked for it, and the work with it
  #patients;
  #counts;
  #desk;
  #count = inTurns(() => this.#askCounts());

  constructor(page) {
    this.#page = page;
    this.#texts = page.texts.list;
    this.#desk = new WorkFileDesk(page, this);
    this.#patients = new ListPatients(page, this.#own, (patient, change, typing) => this.#change(patient, change, typing));
    this.#counts = new ListCounts(page, this.#own, () => this.#count());
    addEventListener("beforeunload", (event) => {
      if (this.work.unsaved) event.preventDefault();
    });
  }

  get work() {
    return this.#own.work;
  }

  unsaved() {
    return this.work.unsaved > 0;
  }

  options() {
    return this.#counts.options();
  }

  /** What a request that reads files must say. */
  request() {
    return this.#desk.request();
  }

  /** Files that were chosen for reading: a work file among them is opened instead. */
  instead(files) {
    return this.#desk.chosen(files);
  }

  act(action) {
    if (action === "again") return this.work.unsaved > 0 && !globalThis.confirm(this.#texts.leave);
    const acts = {
      "list-show": () => this.open(true),
      "list-undo": () => this.#undo(),
      "list-print": () => this.#print(),
      "list-csv": () => this.#csv(),
      "list-more": () => this.#patients.more("patients"),
      "list-more-once": () => this.#patients.more("once"),
      "list-save": () => this.#desk.goTo(),
    };
    if (!acts[action]) return this.#desk.act(action);
    acts[action]();
    return true;
  }

  async shown(answer) {
    this.#slot("list").dataset.synthetic = answer.private.made_by.synthetic ? "yes" : "";
    this.#slot("list").dataset.period = Object.values(answer.private.period).map(inWords).join("\u2013");
    if (this.#own.list) await this.open(false);
    await this.#desk.shown();
  }

  /** All that was of the list before is taken away, also what stood hidden. */
  cleared() {
    this.#own.list = null;
    this.#own.work = new Work();
    this.#patients.cleared();
    this.#counts.cleared();
    for (const name of ["sentence", "notes", "how", "said", "paper"]) this.#slot(`list-${name}`).replaceChildren();
    for (const name of ["synthetic", "period"]) delete this.#slot("list").dataset[name];
    this.#unsaved();
    this.#slot("list-body").hidden = true;
    this.#slot("list-start").hidden = false;
    this.#desk.cleared();
  }

  /** Fetches the list and shows it; gives whether it could be. */
  async open(goThere) {
    const answer = await asked(this.#page, { op: "own_list" });
    if (!answer.ok) {
      this.say(answer.message);
      return false;
    }
    const same = this.#own.list && JSON.stringify(answer) === JSON.stringify(this.#own.list);
    this.#own.list = answer;
    this.#slot("list-start").hidden = true;
    this.#slot("list-body").hidden = false;
    if (!same) this.#begin();
    if (goThere) this.#slot("list-title").focus();
    await this.#count();
    return true;
  }

  #begin() {
    const { sentence, empty, order, find, key, marked } = this.#own.list;
    this.#slot("list-sentence").textContent = sentence || empty;
    this.#slot("list-notes").replaceChildren(list("riktig-notes", [marked].filter(Boolean)) ?? "");
    this.#slot("list-how").replaceChildren(...[order, find, key].map((text) => make("p", {}, text)));
    this.#counts.begin();
    this.#patients.begin();
  }

  /** @param {boolean} typing a note is still being typed */
  #change(patient, change, typing) {
    this.work.change(patient, change, today(), typing);
    if (typing) this.#unsaved();
    else this.#changed(patient, this.#texts.changed);
  }

  #changed(patient, sentence) {
    this.#patients.renew(patient);
    const status = this.#own.list.statuses.find(({ id }) => id === this.work.of(patient).status).label;
    this.say(fill(sentence, { patient, status }));
    this.#count();
  }

  #undo() {
    if (!this.work.canUndo) return this.say(this.#texts.nothing_to_undo);
    const patient = this.work.undo();
    this.#changed(patient, this.#texts.undone);
    return this.#patients.focus(patient);
  }

  /** All that is on the page again, with statuses from an opened file. */
  refresh() {
    this.#patients.show();
    return this.#count();
  }

  async #askCounts() {
    if (!this.#own.list) return;
    const problem = await this.#counts.count(this.#patients.aside());
    if (problem) this.say(problem);
    else this.#unsaved();
  }

  #unsaved() {
    const { unsaved } = this.work;
    this.#slot("list-unsaved").textContent = unsaved ? fill(this.#texts[unsaved === 1 ? "unsaved_one" : "unsaved_many"], { count: unsaved }) : "";
    this.#slot("list-undo").disabled = !this.work.canUndo;
  }

  /** @param {Set} standing the changes that are in the file now */
  saved(standing) {
    this.work.saved(standing);
    this.#unsaved();
  }

  say(sentence) {
    this.#slot("list-said").textContent = sentence;
  }

  #print() {
    const { period, synthetic } = this.#slot("list").dataset;
    const { patients, statuses } = this.#own.list;
    const chosen = this.#patients.chosen();
    const all = chosen.length === patients.length;
    const shown = all ? "" : fill(this.#texts.paper_some, { chosen: chosen.length, total: patients.length });
    const sheet = paperOf({
      title: fill(this.#texts.paper_title, { period }),
      notes: [synthetic ? this.#page.texts.synthetic : "", shown, this.#counts.pace, this.#texts.paper_keep].filter(Boolean),
      patients: chosen,
      statuses,
      of: (patient) => this.work.of(patient),
    }, this.#texts);
    printFrom(this.#slot("list-paper"), sheet);
  }

  async #csv() {
    const answer = await asked(this.#page, { op: "own_list_csv", entries: this.work.entries() });
    if (!answer.ok) return this.say(answer.message);
    saveFile(this.#texts.csv_name, [answer.text], "text/csv;charset=utf-8");
    return this.say(this.#texts.csv_saved);
  }

  #slot(name) {
    return this.#page.slot(name);
  }
}
