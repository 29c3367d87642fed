// "Din egen forskrivning": files in, own numbers out, all of it on the reader's machine.
import { mappingOf, showColumns, showOpen, showTwice } from "./audit-columns.js";
import { clearMarks, mark, toFirstMark } from "./audit-field.js";
import { showResult } from "./audit-view.js";
import { fill } from "./dom.js";
import { LockedPage, takesDrops } from "./locked-page.js";
import { saveJson } from "./save.js";

const MB = 1e6;
// Problems of what stands in a field of the result, told at that field.
const AT_FIELD = {
  invalid_list_size: "#riktig-list-size",
  invalid_member: "#riktig-member",
  member_identity: "#riktig-member",
};

class AuditPage extends LockedPage {
  #files = []; // File objects: read anew for each request, never kept as text
  #result = null;
  #last = null; // the request behind the result, for asking again with a list size or a name
  #counted = {}; // the options behind the result

  constructor(mount) {
    super(mount);
    const input = mount.querySelector("input[type=file]");
    input.addEventListener("change", () => {
      const files = [...input.files];
      input.value = "";
      if (files.length) this.take(files);
    });
    takesDrops(this, this.slot("drop"), (files) => this.take(files));
  }

  act(action) {
    if (action === "paste") this.#paste();
    else if (action === "example") this.#example();
    else if (action === "again") this.#again();
    else if (action === "print") window.print();
    else this.#save(action);
  }

  submit(step) {
    if (step === "columns") this.#audit(mappingOf(this.mount), "columns");
    if (step === "list") this.#recount();
    if (step === "member") this.#save("share");
  }

  /** Takes files, asks what they are, and audits at once when that is certain. */
  async take(files, sentence = this.#naming(files)) {
    this.#files = files;
    const size = files.reduce((sum, file) => sum + file.size, 0);
    if (size > this.texts.most_bytes) return this.refuse(this.#tooLarge(size));
    this.working(sentence);
    const answer = await this.ask({ op: "inspect", names: this.#names() }, this.#blobs());
    if (!answer) return undefined;
    if (answer.ready) return this.#audit(null);
    showColumns(this, answer.proposal);
    return this.step("columns");
  }

  #naming(files) {
    const [first] = files;
    return files.length === 1 ? fill(this.texts.reading, { name: first.name }) : fill(this.texts.reading_many, { count: files.length });
  }

  #tooLarge(size) {
    const [size_mb, limit_mb] = [size, this.texts.most_bytes].map((bytes) => Math.ceil(bytes / MB));
    return fill(this.texts.too_large, { size_mb, limit_mb });
  }

  #names() {
    return this.#files.map((file) => file.name);
  }

  #blobs() {
    return Promise.all(this.#files.map((file) => file.arrayBuffer()));
  }

  #options() {
    const given = [...this.mount.querySelectorAll("[data-option]")].filter((control) => control.value.trim());
    return Object.fromEntries(given.map((control) => [control.dataset.option, control.value.trim()]));
  }

  #audit(mapping, step) {
    this.working(this.#naming(this.#files));
    return this.#request({ op: "audit", names: this.#names(), mapping }, step);
  }

  #example() {
    this.#files = [];
    this.working(this.texts.reading_example);
    return this.#request({ op: "example" });
  }

  /** Gives whether there is a result. */
  async #request(request, step, options = this.#options()) {
    clearMarks(this.mount);
    const answer = await this.ask({ ...request, options }, this.#blobs(), step);
    if (!answer) return false;
    this.#show(request, options, answer);
    if (!step || step === "columns") this.step("result");
    return true;
  }

  #show(request, options, answer) {
    this.#last = request;
    this.#counted = options;
    this.#result = answer;
    this.slot("saved").textContent = "";
    showResult(this, answer);
  }

  /** The same files again, with what now stands in the fields; the reader stays in the field. */
  async #recount() {
    this.slot("counted").textContent = this.texts.counting;
    const done = await this.#request(this.#last, "result");
    const size = done && this.#counted.list_size;
    this.slot("counted").textContent = size ? fill(this.texts.counted, { size }) : "";
    return done;
  }

  /** Numbers by an earlier list are taken away when the new list cannot be read. */
  async #withoutList() {
    if (!this.#counted.list_size) return;
    const { list_size: _, ...options } = this.#counted;
    const answer = await this.ask({ ...this.#last, options }, this.#blobs(), "result");
    if (answer) this.#show(this.#last, options, answer);
  }

  /** A refusal stands at what it is about, when that is on the page. */
  refused({ message, problem = {} }, step) {
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
    if (!asCounted && !(await this.#recount())) return undefined;
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
    this.#result = null;
    this.#last = null;
    this.#counted = {};
    clearMarks(this.mount);
    for (const typed of this.mount.querySelectorAll("textarea, input[type=text]")) typed.value = "";
    for (const name of ["ledger", "headline", "more", "columns", "questions"]) this.slot(name).replaceChildren();
    for (const name of ["saved", "counted"]) this.slot(name).textContent = "";
    this.step("choose");
    this.mount.querySelector("input[type=file]").focus();
  }
}

export function mountAudit(mount) {
  return new AuditPage(mount).open();
}
