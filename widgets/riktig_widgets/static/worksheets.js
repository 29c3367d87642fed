// Worksheets that are filled in on the page: kept in this browser, saved, opened, emptied. No Python.
import { domReady, fill, make } from "./dom.js";
import { saveJson } from "./save.js";
import { Fields, tellsWho } from "./worksheet-fields.js";
import { MOST_BYTES, contentOf, dayOf, placed, readContent } from "./worksheet-file.js";
import { textsOnPaper } from "./worksheet-paper.js";
import { WorksheetStore } from "./worksheet-store.js";

const KEEP_AFTER_MS = 400;

class Worksheet {
  #before = null; // what stood there, to put back
  #waiting = null; // an opened file that would write over something
  #clock = 0;

  constructor(paper, texts) {
    this.paper = paper;
    this.texts = texts;
    this.id = paper.dataset.worksheet;
    this.title = paper.querySelector(".paper-title").textContent;
    this.fields = new Fields(paper.querySelector(".paper-sheet"));
    this.store = new WorksheetStore(this.id);
    this.fields.put(this.store.get(), false);
    this.fields.controls.forEach((control) => this.#point(control));
    this.#listen();
    textsOnPaper(paper);
    this.#kept(this.store.keeps);
    this.#part("bar").hidden = false;
    paper.dataset.ready = "";
  }

  #part(name) {
    return this.paper.querySelector(`[data-worksheet-part="${name}"]`);
  }

  #listen() {
    const sheet = this.paper.querySelector(".paper-sheet");
    sheet.addEventListener("input", ({ target }) => this.#typed(target));
    sheet.addEventListener("change", () => this.#keep());
    addEventListener("pagehide", () => { if (this.#clock) this.#keep(); });
    const acts = {
      save: () => this.#save(), open: () => this.#part("file").click(), clear: () => this.#clear(),
      undo: () => this.#undo(), replace: () => this.#replace(), leave: () => this.#leave(),
    };
    this.paper.addEventListener("click", ({ target }) => acts[target.closest("[data-worksheet-do]")?.dataset.worksheetDo]?.());
    this.#part("file").addEventListener("change", ({ target }) => {
      const [file] = target.files;
      target.value = "";
      if (file) this.#opened(file);
    });
  }

  #typed(control) {
    this.#point(control);
    this.#say("");
    this.#part("undo").hidden = true;
    clearTimeout(this.#clock);
    this.#clock = setTimeout(() => this.#keep(), KEEP_AFTER_MS);
  }

  #keep() {
    clearTimeout(this.#clock);
    this.#clock = 0;
    this.#kept(this.store.set(this.fields.kept()));
  }

  #kept(whether) {
    this.#part("kept").textContent = whether ? this.texts.kept : this.texts.not_kept;
  }

  /** Points out, beside the field, what tells who a patient is. */
  #point(control) {
    const name = `${control.id}--who`;
    const there = document.getElementById(name);
    const tells = tellsWho(this.fields.value(control));
    if (tells && !there) control.after(make("p.worksheet-who", { id: name, role: "alert" }, this.texts.tells_who));
    if (!tells) there?.remove();
    if (tells) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
    if (tells) control.setAttribute("aria-describedby", name);
    else control.removeAttribute("aria-describedby");
  }

  #say(words) {
    this.#part("said").textContent = words;
  }

  #save() {
    const [telling] = this.fields.telling;
    if (telling) {
      this.#say(this.texts.not_saved_who);
      return telling.focus();
    }
    const now = new Date();
    saveJson(fill(this.texts.file_name, { id: this.id, day: dayOf(now) }), contentOf(this.id, this.title, this.fields, now));
    return this.#say(this.texts.saved);
  }

  async #opened(file) {
    this.#leave();
    if (file.size > MOST_BYTES) return this.#say(this.texts.too_large);
    const text = await file.text().catch(() => "");
    const found = readContent(text, this.id);
    if (found.wrong) return this.#say(fill(this.texts[found.wrong], { title: found.title ?? "" }));
    this.#waiting = placed(found.fields, this.fields);
    if (!this.fields.filled.length) return this.#replace();
    this.#part("ask").hidden = false;
    return this.#part("ask").querySelector("button").focus();
  }

  #replace() {
    const { values, left } = this.#waiting;
    this.#leave();
    this.#change(values);
    this.#say(left.length ? this.texts.opened_left : this.texts.opened);
    const items = left.map(({ label, value }) => make("li", {}, value === true ? label : `${label}: ${value}`));
    this.#part("left").replaceChildren(...items);
    this.#part("left").hidden = !left.length;
  }

  #leave() {
    this.#waiting = null;
    const asking = this.#part("ask");
    if (asking.contains(document.activeElement)) this.#part("open").focus();
    asking.hidden = true;
  }

  #clear() {
    this.#leave();
    this.#keep(); // what is kept of a field that the sheet no longer has goes too
    if (!this.fields.filled.length) return this.#say(this.texts.empty);
    this.#change({});
    return this.#say(this.texts.cleared);
  }

  /** Other values on the sheet; what stood there can be put back. */
  #change(values) {
    const stood = this.fields.filled.length > 0;
    this.#before = stood ? this.fields.all() : null;
    this.#put(values);
    this.#part("undo").hidden = !stood;
  }

  #put(values) {
    this.fields.put(values);
    this.fields.controls.forEach((control) => this.#point(control));
    this.#part("left").replaceChildren();
    this.#part("left").hidden = true;
    this.#keep();
  }

  #undo() {
    this.#put(this.#before);
    this.#part("clear").focus();
    this.#part("undo").hidden = true;
    this.#say(this.texts.undone);
  }
}

await domReady();
const texts = JSON.parse(document.querySelector("script[data-worksheet-texts]").textContent);
document.querySelectorAll("[data-worksheet]").forEach((paper) => new Worksheet(paper, texts));
