// "Din egen forskrivning": files in, own numbers out, all of it on the reader's machine.
import { mappingOf, showColumns } from "./audit-columns.js";
import { clearMarks, mark, toFirstMark } from "./audit-field.js";
import { ChosenFiles, readingOf } from "./audit-files.js";
import { PARTS } from "./audit-parts.js";
import { toldInPlace } from "./audit-refusal.js";
import { showResult } from "./audit-view.js";
import { fill } from "./dom.js";
import { LockedPage, takesDrops } from "./locked-page.js";

const WHOSE = "#riktig-attribution";

class AuditPage extends LockedPage {
  #files;
  #read = null; // the request that read what is shown
  #counted = {}; // the options behind the result
  #parts; // what the page has beside the numbers: see audit-parts.js

  constructor(mount, engine) {
    super(mount, engine);
    this.#files = new ChosenFiles(this.texts);
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
    else if (action === "again") this.clear();
    else if (action === "print") window.print();
  }

  /** Folds print as the reader left them: all of them would be many pages. */
  onPaper() {}

  submit(step) {
    if (step === "columns") this.#audit(mappingOf(this.mount), "columns");
    if (step === "list") this.#recountList();
    if (step === "member") this.act("share");
  }

  /** Takes files, asks what they are, and audits at once when that is certain. */
  async take(files, sentence = readingOf(files.map(({ name }) => name), this.texts)) {
    clearMarks(this.mount);
    for (const part of this.#parts) if (await part.instead?.(files)) return undefined;
    this.#files.take(this.#parts.reduce((some, part) => part.files?.(some) ?? some, files));
    if (!this.#files.maySayWhose() && !this.knowsWhose()) return undefined;
    const tooLarge = this.#files.tooLarge();
    if (tooLarge) return this.refuse(tooLarge);
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

  /** What stands under a refusal goes with it. */
  step(name) {
    this.slot("background").replaceChildren();
    super.step(name);
  }

  /** The names of the chosen files. */
  names() {
    return this.#files.names();
  }

  /** How the reader's own files were read, to read them once more; null when what is shown is of no file. */
  get reading() {
    return this.#read?.op === "audit" ? { names: this.#read.names, mapping: this.#read.mapping } : null;
  }

  /** What the chosen files hold. */
  blobs() {
    return this.#files.blobs();
  }

  /** What an audit is counted with: what stands in the fields, and what the parts add. */
  options() {
    const given = [...this.mount.querySelectorAll("[data-option]")].filter((control) => control.value.trim());
    const typed = Object.fromEntries(given.map((control) => [control.dataset.option, control.value.trim()]));
    return Object.assign(typed, ...this.#parts.map((part) => part.options?.() ?? {}));
  }

  #audit(mapping, step) {
    this.working(this.#files.reading());
    return this.#request({ op: "audit", names: this.names(), mapping }, step);
  }

  #example() {
    this.#files.forget();
    this.working(this.texts.reading_example);
    return this.#request({ op: "example" });
  }

  /** The numbers of a request that reads no file. */
  result(request, step) {
    this.#files.forget();
    return this.#request(request, step);
  }

  /** Shows the numbers of a request that reads something; gives whether there is a result. */
  async #request(request, step) {
    clearMarks(this.mount);
    const options = this.options();
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
    const options = this.options();
    const answer = await this.ask({ ...this.#read, ...this.#reading(), options }, this.blobs(), "result");
    if (answer) this.#show(options, answer);
    return Boolean(answer);
  }

  #show(options, answer) {
    this.#counted = options;
    showResult(this, answer);
    this.#parts.forEach((part) => part.shown?.(answer));
  }

  /** What was read, counted again with what now stands in the fields; gives whether it could be. */
  async recount(options = this.options()) {
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

  /** Counts again where the fields say something else than the numbers shown; gives whether the numbers are the fields'. */
  async countedAsTyped() {
    return JSON.stringify(this.options()) === JSON.stringify(this.#counted) || this.#recountList();
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
    if (!toldInPlace(this, answer, step)) return this.refuse(answer.message, step);
    if (answer.problem.code === "invalid_list_size") this.#withoutList();
    return toFirstMark(this.mount);
  }

  #paste() {
    const box = this.mount.querySelector("textarea");
    if (!box.value.trim()) return this.refuse(this.texts.nothing_pasted);
    return this.take([new File([box.value], this.texts.pasted_name)], this.texts.reading_pasted);
  }

  /** Whether the reader has written something here that no file holds yet. */
  get unsaved() {
    return this.#parts.some((part) => part.unsaved?.());
  }

  /** Lets go of all that was read and typed. */
  clear() {
    this.#files.forget();
    this.#read = null;
    this.#counted = {};
    this.engine.ask({ op: "release" });
    this.#parts.forEach((part) => part.cleared?.());
    clearMarks(this.mount);
    for (const typed of this.mount.querySelectorAll("textarea, input[type=text]")) typed.value = "";
    this.mount.querySelector(WHOSE).value = ""; // another file may be another's
    for (const name of ["ledger", "headline", "more", "columns", "questions"]) this.slot(name).replaceChildren();
    this.slot("counted").textContent = "";
    this.step("choose");
    this.mount.querySelector("input[type=file]").focus();
  }
}

/** @param engine who reads the files; without one, a worker of the page, once the page has locked itself */
export function mountAudit(mount, engine) {
  return new AuditPage(mount, engine).open();
}
