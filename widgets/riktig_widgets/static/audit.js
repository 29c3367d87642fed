// "Din egen forskrivning": files in, own numbers out, all of it on the reader's machine.
import { showColumns, mappingOf } from "./audit-columns.js";
import { showResult } from "./audit-view.js";
import { fill } from "./dom.js";
import { LockedPage, takesDrops } from "./locked-page.js";
import { saveJson } from "./save.js";

const MB = 1e6;

class AuditPage extends LockedPage {
  #files = []; // File objects: read anew for each request, never kept as text
  #result = null;
  #last = null; // the request behind the result, for asking again with a list size

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
    if (step === "list") this.#request(this.#last, "result");
  }

  /** Takes files, asks what they are, and audits at once when that is certain. */
  async take(files, sentence = this.#naming(files)) {
    this.#files = files;
    const size = files.reduce((sum, file) => sum + file.size, 0);
    if (size > this.texts.most_bytes) return this.refuse(this.#tooLarge(size));
    this.working(sentence);
    const answer = await this.ask({ op: "inspect", names: this.#names() }, await this.#blobs());
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

  async #request(request, step) {
    const answer = await this.ask({ ...request, options: this.#options() }, await this.#blobs(), step);
    if (!answer) return;
    this.#last = request;
    this.#result = answer;
    showResult(this, answer);
    this.step("result");
  }

  /** @param {"private"|"share"} kind true counts, or small numbers hidden */
  #save(kind) {
    const summary = this.#result[kind];
    saveJson(fill(this.texts[`${kind}_name`], summary.period), summary);
    this.slot("saved").textContent = this.texts.saved;
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
    for (const typed of this.mount.querySelectorAll("textarea, input[type=text]")) typed.value = "";
    for (const name of ["ledger", "headline", "more", "columns", "questions"]) this.slot(name).replaceChildren();
    this.slot("saved").textContent = "";
    this.step("choose");
    this.mount.querySelector("input[type=file]").focus();
  }
}

export function mountAudit(mount) {
  return new AuditPage(mount).open();
}
