// "Din egen forskrivning": files in, own numbers out, all of it on the reader's machine.
import { mappingOf, showColumns, showOpen, showTwice } from "./audit-columns.js";
import { clearMarks, mark, toFirstMark } from "./audit-field.js";
import { PARTS } from "./audit-parts.js";
import { showResult } from "./audit-view.js";
import { fill } from "./dom.js";
import { LockedPage, takesDrops } from "./locked-page.js";
import { saveJson } from "./save.js";

const MB = 1e6;
const WHOSE = "#riktig-attribution";
// Problems of what stands in a field of the result, told at that field.
const AT_FIELD = {
  invalid_list_size: "#riktig-list-size",
  invalid_member: "#riktig-member",
  invalid_months: "#riktig-months",
  invalid_practice_days: "#riktig-days",
  invalid_years_on_list: "#riktig-years",
  member_identity: "#riktig-member",
};

// Files that may be summaries, which say themselves whose prescriptions they count.
const MAY_SAY = /\.json$/i;

class AuditPage extends LockedPage {
  #files = []; // File objects: read anew for each request, never kept as text
  #read = null; // the request that read what is shown
  #result = null;
  #counted = {}; // the options behind the result
  #parts; // what the page has beside the numbers: see audit-parts.js

  constructor(mount) {
    super(mount);
    const input = mount.querySelector("input[type=file]");
    input.addEventListener("change", () => {
      const files = [...input.files];
      input.value = "";
      if (files.length) this.take(files);
    });
    takesDrops(this, this.slot("drop"), (files) => this.take(files));
    this.#parts = PARTS.map((part) => part(this));
  }

  act(action) {
    if (this.#parts.some((part) => part.act?.(action))) return;
    if (action === "paste") this.#paste();
    else if (action === "example") this.#example();
    else if (action === "again") this.#again();
    else if (action === "print") window.print();
    else this.#save(action);
  }

  /** Folds print as the reader left them: all of them would be many pages. */
  onPaper() {}

  submit(step) {
    if (step === "columns") this.#audit(mappingOf(this.mount), "columns");
    if (step === "list") this.#recountList();
    if (step === "member") this.#save("share");
  }

  /** Takes files, asks what they are, and audits at once when that is certain. */
  async take(files, sentence = this.#naming(files)) {
    clearMarks(this.mount);
    for (const part of this.#parts) if (await part.instead?.(files)) return undefined;
    this.#files = this.#parts.reduce((some, part) => part.files?.(some) ?? some, files);
    if (!this.#files.every(({ name }) => MAY_SAY.test(name)) && !this.knowsWhose()) return undefined;
    const size = this.#files.reduce((sum, file) => sum + file.size, 0);
    if (size > this.texts.most_bytes) return this.refuse(this.#tooLarge(size));
    this.working(sentence);
    const answer = await this.ask({ op: "inspect", names: this.names() }, this.blobs());
    if (!answer || !this.knowsWhose()) return undefined;
    if (answer.ready) return this.#audit(null);
    showColumns(this, answer.proposal);
    return this.step("columns");
  }

  /** Whether the reader has said whose prescriptions they are; without that nothing is counted. */
  knowsWhose() {
    const whose = this.mount.querySelector(WHOSE);
    if (whose.value) return true;
    this.step("choose");
    mark(whose, this.texts.whose_missing);
    toFirstMark(this.mount);
    return false;
  }

  #naming(files) {
    const [first] = files;
    return files.length === 1 ? fill(this.texts.reading, { name: first.name }) : fill(this.texts.reading_many, { count: files.length });
  }

  #tooLarge(size) {
    const [size_mb, limit_mb] = [size, this.texts.most_bytes].map((bytes) => Math.ceil(bytes / MB));
    return fill(this.texts.too_large, { size_mb, limit_mb });
  }

  /** The names of the chosen files. */
  names() {
    return this.#files.map((file) => file.name);
  }

  /** How the reader's own files were read, to read them once more; null when what is shown is of no file. */
  get reading() {
    return this.#read?.op === "audit" ? { names: this.#read.names, mapping: this.#read.mapping } : null;
  }

  /** What the chosen files hold. */
  blobs() {
    return Promise.all(this.#files.map((file) => file.arrayBuffer()));
  }

  #options() {
    const given = [...this.mount.querySelectorAll("[data-option]")].filter((control) => control.value.trim());
    const typed = Object.fromEntries(given.map((control) => [control.dataset.option, control.value.trim()]));
    return Object.assign(typed, ...this.#parts.map((part) => part.options?.() ?? {}));
  }

  #audit(mapping, step) {
    this.working(this.#naming(this.#files));
    return this.#request({ op: "audit", names: this.names(), mapping }, step);
  }

  #example() {
    this.#files = [];
    this.working(this.texts.reading_example);
    return this.#request({ op: "example" });
  }

  /** The numbers of a request that reads no file. */
  result(request, step) {
    this.#files = [];
    return this.#request(request, step);
  }

  /** Shows the numbers of a request that reads something; gives whether there is a result. */
  async #request(request, step) {
    clearMarks(this.mount);
    const options = this.#options();
    const answer = await this.ask({ ...request, ...this.#reading(), options }, this.blobs(), step);
    if (!answer) return false;
    this.#read = request;
    this.#show(options, answer);
    this.step("result");
    return true;
  }

  /** What the parts ask of a reading. */
  #reading() {
    return Object.assign({}, ...this.#parts.map((part) => part.request?.() ?? {}));
  }

  /** The same files again, with what the parts now ask of a reading; the reader stays in place. */
  async reread() {
    const options = this.#options();
    const answer = await this.ask({ ...this.#read, ...this.#reading(), options }, this.blobs(), "result");
    if (answer) this.#show(options, answer);
    return Boolean(answer);
  }

  #show(options, answer) {
    this.#counted = options;
    this.#result = answer;
    this.slot("saved").textContent = "";
    showResult(this, answer);
    this.#parts.forEach((part) => part.shown?.(answer));
  }

  /** What was read, counted again with what now stands in the fields; gives whether it could be. */
  async recount(options = this.#options()) {
    clearMarks(this.mount);
    const answer = await this.ask({ op: "recount", options }, [], "result");
    if (answer) this.#show(options, answer);
    return Boolean(answer);
  }

  /** The list size is counted with; the reader stays in the field. */
  async #recountList() {
    this.slot("counted").textContent = this.texts.counting;
    const done = await this.recount();
    const size = done && this.#counted.list_size;
    this.slot("counted").textContent = size ? fill(this.texts.counted, { size: Number(size.replace(/\D/g, "")).toLocaleString("nb-NO") }) : "";
    return done;
  }

  /** Numbers by an earlier list are taken away when the new list cannot be read. */
  async #withoutList() {
    if (!this.#counted.list_size) return;
    const { list_size: _, ...options } = this.#counted;
    const answer = await this.ask({ op: "recount", options }, [], "result");
    if (answer) this.#show(options, answer);
  }

  /** A refusal stands at what it is about, when that is on the page. */
  refused(answer, step) {
    if (this.#parts.some((part) => part.refused?.(answer))) return undefined;
    const { message, problem = {} } = answer;
    const field = AT_FIELD[problem.code];
    if (field) {
      mark(this.mount.querySelector(field), message);
      if (problem.code === "invalid_list_size") this.#withoutList();
    } else if (step === "columns" && (problem.questions || problem.second)) {
      this.step("columns");
      if (problem.questions) showOpen(this, problem.questions);
      else showTwice(this, problem, message);
    } else return this.refuse(message, step);
    return toFirstMark(this.mount);
  }

  /** @param {"private"|"share"} kind true counts, or small numbers hidden */
  async #save(kind) {
    this.slot("saved").textContent = "";
    const { member = "" } = this.#options();
    if (kind === "share" && !member) {
      clearMarks(this.mount);
      mark(this.mount.querySelector("#riktig-member"), this.texts.member_missing);
      return toFirstMark(this.mount);
    }
    const asCounted = JSON.stringify(this.#options()) === JSON.stringify(this.#counted);
    if (!asCounted && !(await this.#recountList())) return undefined;
    const summary = this.#result[kind];
    const who = member && `-${member.replace(/[^\p{L}\p{N}]+/gu, "-")}`;
    saveJson(fill(this.texts[`${kind}_name`], { ...summary.period, who }), summary);
    clearMarks(this.mount);
    this.slot("saved").textContent = this.texts.saved;
    return undefined;
  }

  #paste() {
    const box = this.mount.querySelector("textarea");
    if (!box.value.trim()) return this.refuse(this.texts.nothing_pasted);
    return this.take([new File([box.value], this.texts.pasted_name)], this.texts.reading_pasted);
  }

  #again() {
    this.#files = [];
    this.#read = null;
    this.#result = null;
    this.#counted = {};
    this.engine.ask({ op: "release" });
    this.#parts.forEach((part) => part.cleared?.());
    clearMarks(this.mount);
    for (const typed of this.mount.querySelectorAll("textarea, input[type=text]")) typed.value = "";
    this.mount.querySelector(WHOSE).value = ""; // another file may be another's
    for (const name of ["ledger", "headline", "more", "columns", "questions"]) this.slot(name).replaceChildren();
    for (const name of ["saved", "counted"]) this.slot(name).textContent = "";
    this.step("choose");
    this.mount.querySelector("input[type=file]").focus();
  }
}

export function mountAudit(mount) {
  return new AuditPage(mount).open();
}
