// The own list to review, and the work with it: shown when asked for, never stored but in the file the GP saves.
import { paperOf } from "./audit-list-paper.js";
import { rowOf } from "./audit-list-row.js";
import { asked } from "./audit-rows.js";
import { Names } from "./audit-who.js";
import { NOT_ASSESSED, Work } from "./audit-work.js";
import { WorkFileDesk } from "./audit-work-file.js";
import { inWords, today } from "./day.js";
import { fill, list, make } from "./dom.js";
import { printOnly } from "./print.js";
import { saveFile } from "./save.js";
import { inTurns } from "./turns.js";

const PAGE = 60; // patients put on the page at a time
const OF_THE_LIST = ["sentence", "notes", "how", "counts", "reason", "status", "pace", "weeks-error", "shown", "patients",
  "once-title", "once-rule", "once-patients", "said", "paper"].map((name) => `list-${name}`);
const GROUPS = { patients: "list-patients", once: "list-once-patients" }; // where each group stands

export function listPart(page) {
  return new OwnListPart(page);
}

class OwnListPart {
  #page;
  #texts;
  #list = null; // the core's answer, once the reader has asked for it
  #rows = new Map(); // what is on the page, by running number
  #most = { patients: PAGE, once: PAGE }; // shown at most, of each of the two groups
  #names;
  #counts = null;
  #work = new Work();
  #desk;
  #count;

  constructor(page) {
    this.#page = page;
    this.#texts = page.texts.list;
    this.#desk = new WorkFileDesk(page, this);
    this.#names = new Names(page, this.#slot("list-some"));
    this.#slot("list-who").append(this.#names.element);
    // Patients of the folded group are put on the page when it is opened.
    this.#slot("list-once").addEventListener("toggle", () => this.#slot("list-once").open && this.#show());
    this.#count = inTurns(() => this.#askCounts());
    for (const name of ["reason", "status"]) this.#slot(`list-${name}`).addEventListener("change", () => this.#filtered());
    this.#slot("list-weeks").addEventListener("change", () => this.#count());
    addEventListener("beforeunload", (event) => {
      if (this.#work.unsaved) event.preventDefault();
    });
  }

  get work() {
    return this.#work;
  }

  options() {
    return this.#counts && this.#work.started ? { work: this.#counts } : {};
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
    if (action === "again") return this.#work.unsaved > 0 && !globalThis.confirm(this.#texts.leave);
    const acts = {
      "list-show": () => this.open(true),
      "list-undo": () => this.#undo(),
      "list-print": () => this.#print(),
      "list-csv": () => this.#csv(),
      "list-more": () => this.#more("patients"),
      "list-more-once": () => this.#more("once"),
      "list-save": () => this.#desk.goTo(),
    };
    if (!acts[action]) return this.#desk.act(action);
    acts[action]();
    return true;
  }

  async shown(answer) {
    this.#slot("list").dataset.synthetic = answer.private.made_by.synthetic ? "yes" : "";
    this.#slot("list").dataset.period = Object.values(answer.private.period).map(inWords).join("\u2013");
    if (this.#list) await this.open(false);
    await this.#desk.shown();
  }

  cleared() {
    this.#work = new Work();
    this.#list = null;
    this.#counts = null;
    this.#rows.clear();
    this.#names.hide();
    // All that was of the list before, also what stood hidden.
    for (const name of OF_THE_LIST) this.#slot(name).replaceChildren();
    for (const name of ["synthetic", "period"]) delete this.#slot("list").dataset[name];
    this.#unsaved();
    this.#slot("list-once").open = false;
    this.#slot("list-weeks").value = "";
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
    const same = this.#list && JSON.stringify(answer) === JSON.stringify(this.#list);
    this.#list = answer;
    this.#slot("list-start").hidden = true;
    this.#slot("list-body").hidden = false;
    if (!same) this.#begin();
    if (goThere) this.#slot("list-title").focus();
    await this.#count();
    return true;
  }

  #begin() {
    const { sentence, empty, order, once, find, key, marked, reasons, statuses, weeks, patients } = this.#list;
    this.#slot("list-sentence").textContent = sentence || empty;
    this.#slot("list-notes").replaceChildren(list("riktig-notes", [marked].filter(Boolean)) ?? "");
    this.#slot("list-how").replaceChildren(...[order, find, key].map((text) => make("p", {}, text)));
    this.#slot("list-some").hidden = !patients.length;
    this.#slot("list-once-rule").textContent = once;
    this.#names.offered();
    offer(this.#slot("list-reason"), this.#texts.every_reason, reasons.map(({ id, label, count }) => ({ id, label: `${label} (${count})` })));
    offer(this.#slot("list-status"), this.#texts.every_status, statuses);
    this.#slot("list-weeks").placeholder = String(weeks);
    this.#filtered();
  }

  #chosen() {
    const [reason, status] = ["reason", "status"].map((name) => this.#slot(`list-${name}`).value);
    return this.#list.patients.filter(({ patient, held_by: held }) =>
      (!reason || held.includes(reason)) && (!status || this.#work.of(patient).status === status));
  }

  /** Those who had it once are a group of their own, unless they are the whole list. */
  #isOnce({ once }) {
    return once && this.#list.patients.some((one) => !one.once);
  }

  #filtered() {
    this.#most = { patients: PAGE, once: PAGE };
    const chosen = this.#chosen();
    this.#slot("list-once").open = chosen.length > 0 && chosen.every((one) => this.#isOnce(one));
    this.#show();
  }

  #more(group) {
    const first = this.#most[group];
    this.#most[group] += PAGE;
    this.#show();
    this.#slot(GROUPS[group]).children[first]?.querySelector("select")?.focus();
  }

  #show() {
    const chosen = this.#chosen();
    const once = chosen.filter((one) => this.#isOnce(one));
    const others = chosen.filter((one) => !this.#isOnce(one));
    const fold = this.#slot("list-once");
    fold.hidden = !once.length;
    this.#slot("list-once-title").textContent = fill(this.#texts.once, { count: once.length });
    const some = others.slice(0, this.#most.patients);
    const someOnce = fold.open ? once.slice(0, this.#most.once) : [];
    const opened = new Set(this.#open());
    this.#rows = new Map([...some, ...someOnce].map((one) => [one.patient, this.#row(one, opened)]));
    this.#put("patients", some, others);
    this.#put("once", someOnce, once);
    const total = this.#list.patients.length;
    const sentence = this.#texts[once.length ? "shown_beside" : chosen.length === total ? "shown_all" : "shown_some"];
    this.#slot("list-shown").textContent = fill(sentence, { shown: some.length, chosen: others.length, once: once.length, total });
    this.#names.again();
  }

  #put(group, some, all) {
    this.#slot(GROUPS[group]).replaceChildren(...some.map(({ patient }) => this.#rows.get(patient).row));
    this.#slot(`list-rest-${group}`).hidden = some.length === all.length;
  }

  /** The patients whose details stand open. */
  #open() {
    return [...this.#rows].filter(([, { row }]) => row.querySelector("details")?.open).map(([patient]) => patient);
  }

  #row(one, opened) {
    const changed = (change, typing = false) => {
      this.#work.change(one.patient, change, today(), typing);
      if (typing) return void this.#unsaved();
      this.#changed(one.patient, this.#texts.changed);
    };
    const made = rowOf(one, this.#list, this.#work.of(one.patient), this.#texts, changed);
    made.row.querySelector("details").open = opened.has(one.patient);
    return made;
  }

  #changed(patient, sentence) {
    const entry = this.#work.of(patient);
    this.#rows.get(patient)?.show(entry);
    const status = this.#list.statuses.find(({ id }) => id === entry.status).label;
    this.say(fill(sentence, { patient, status }));
    this.#count();
  }

  #undo() {
    if (!this.#work.canUndo) return this.say(this.#texts.nothing_to_undo);
    const patient = this.#work.undo();
    this.#changed(patient, this.#texts.undone);
    return this.#rows.get(patient)?.focus();
  }

  /** All that is on the page again, with statuses from an opened file. */
  refresh() {
    this.#show();
    return this.#count();
  }

  /** Those who wait in the folded group: they are not reckoned in the pace. */
  #aside() {
    const waits = ({ patient }) => this.#work.of(patient).status === NOT_ASSESSED;
    return this.#list.patients.filter((one) => this.#isOnce(one) && waits(one)).length;
  }

  async #askCounts() {
    if (!this.#list) return;
    const asks = { patients: this.#list.patients.length, entries: this.#work.entries(), left: this.#work.left, weeks: this.#slot("list-weeks").value, aside: this.#aside() };
    const answer = await asked(this.#page, { op: "work_counts", ...asks });
    if (!answer.ok) return void this.say(answer.message);
    this.#counts = answer.work;
    this.#slot("list-pace").textContent = answer.pace;
    this.#slot("list-weeks-error").textContent = answer.weeks_problem;
    if (answer.weeks_problem) this.#slot("list-weeks").setAttribute("aria-invalid", "true");
    else this.#slot("list-weeks").removeAttribute("aria-invalid");
    const counted = this.#list.statuses.map(({ id, label }) => ({ label, count: answer.work.statuses[id] })).filter(({ count }) => count);
    this.#slot("list-counts").replaceChildren(...counted.map(({ label, count }) => make("li", {}, make("strong", {}, String(count)), ` ${label}`)));
    this.#unsaved();
  }

  #unsaved() {
    const { unsaved } = this.#work;
    this.#slot("list-unsaved").textContent = unsaved ? fill(this.#texts[unsaved === 1 ? "unsaved_one" : "unsaved_many"], { count: unsaved }) : "";
    this.#slot("list-undo").disabled = !this.#work.canUndo;
  }

  /** @param {Set} standing the changes that are in the file now */
  saved(standing) {
    this.#work.saved(standing);
    this.#unsaved();
  }

  say(sentence) {
    this.#slot("list-said").textContent = sentence;
  }

  #print() {
    const { period, synthetic } = this.#slot("list").dataset;
    const chosen = this.#chosen();
    const all = chosen.length === this.#list.patients.length;
    const shown = all ? "" : fill(this.#texts.paper_some, { chosen: chosen.length, total: this.#list.patients.length });
    const sheet = paperOf({
      title: fill(this.#texts.paper_title, { period }),
      notes: [synthetic ? this.#page.texts.synthetic : "", shown, this.#slot("list-pace").textContent, this.#texts.paper_keep].filter(Boolean),
      patients: chosen,
      statuses: this.#list.statuses,
      of: (patient) => this.#work.of(patient),
    }, this.#texts);
    this.#slot("list-paper").replaceChildren(sheet);
    addEventListener("afterprint", () => sheet.remove(), { once: true });
    // A page of its own, where the page around the list is laid out so that named pages do not hold.
    const narrow = new CSSStyleSheet();
    narrow.replaceSync("@page { size: A4 portrait; margin: 9mm; }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, narrow];
    addEventListener("afterprint", () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== narrow);
    }, { once: true });
    printOnly(sheet);
  }

  async #csv() {
    const answer = await asked(this.#page, { op: "own_list_csv", entries: this.#work.entries() });
    if (!answer.ok) return this.say(answer.message);
    saveFile(this.#texts.csv_name, [answer.text], "text/csv;charset=utf-8");
    return this.say(this.#texts.csv_saved);
  }

  #slot(name) {
    return this.#page.slot(name);
  }
}

function offer(select, every, choices) {
  const chosen = select.value;
  select.replaceChildren(make("option", { value: "" }, every), ...choices.map(({ id, label }) => make("option", { value: id }, label)));
  select.value = choices.some(({ id }) => id === chosen) ? chosen : "";
}
