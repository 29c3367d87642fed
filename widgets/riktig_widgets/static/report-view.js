// A report on a page: shown, seen another way, and saved. The compare page and the audit page have one each.
import { today } from "./day.js";
import { fill, fold, list, make } from "./dom.js";
import { reportFile } from "./report-file.js";
import { paperRule, reportTree } from "./report-tree.js";
import { saveFile, saveJson } from "./save.js";

const CHOICES = ["comparator", "seen"];
const MOST_TOLD = 4; // lines about files above the report; more of them stand behind a fold

export class ReportView {
  #view = null;
  #chosen = {}; // what the reader has chosen; the rest is the core's choice
  #paper = new CSSStyleSheet(); // what paper says of made-up data
  #turn = 0; // only the answer to the latest choice is shown

  /** @param {HTMLElement} place the step it stands in @param {object} texts the words around it
   * @param {(choices: object) => Promise<object|null>} ask the same files again, seen so */
  constructor(place, texts, ask) {
    this.place = place;
    this.texts = texts;
    this.#choicesOf(place, ask);
    document.adoptedStyleSheets.push(this.#paper);
    addEventListener("beforeprint", () => this.#unfold());
  }

  slot(name) {
    return this.place.querySelector(`[data-report="${name}"]`);
  }

  /** What every request for this report says. */
  get choices() {
    return { dated: today(), ...this.#chosen };
  }

  /** @param {object} view the answer of the core's report door */
  show(view) {
    this.#view = view;
    this.#said("");
    for (const name of CHOICES) this.#offer(name);
    this.slot("told").replaceChildren(this.#told(view.told));
    this.#paper.replaceSync(paperRule(view.report));
    this.slot("report").replaceChildren(reportTree(view.report, this.texts));
  }

  /** Takes up choices made before. */
  choose({ comparator, seen }) {
    this.#chosen = Object.fromEntries(Object.entries({ comparator, seen }).filter(([, value]) => value));
  }

  clear() {
    this.#view = null;
    this.#chosen = {};
    this.#turn += 1;
    this.#paper.replaceSync("");
    for (const name of ["told", "report"]) this.slot(name).replaceChildren();
    this.#said("");
  }

  /** A button of the report; true when it is one of them. */
  act(action) {
    if (!this.#view || !action.startsWith("report-")) return false;
    this.#save(action.slice("report-".length));
    return true;
  }

  #choicesOf(place, ask) {
    for (const set of place.querySelectorAll("[data-choice]")) {
      set.addEventListener("change", async ({ target }) => {
        const turn = ++this.#turn;
        this.slot("status").textContent = this.texts.choosing;
        this.#chosen[set.dataset.choice] = target.value;
        const view = await ask(this.choices);
        if (view && turn === this.#turn) this.show(view);
      });
    }
  }

  /** Only what is there can be chosen; a choice of one is none. */
  #offer(name) {
    const set = this.place.querySelector(`[data-choice="${name}"]`);
    const there = name === "comparator" ? this.#view.comparators : null;
    for (const one of set.querySelectorAll("[data-value]")) {
      one.hidden = there !== null && !there.includes(one.dataset.value);
      one.querySelector("input").checked = one.dataset.value === this.#view[name];
    }
    set.hidden = there?.length === 1;
  }

  #told(told) {
    if (!told.length) return "";
    const lines = list("riktig-notes", told.map(({ file, message }) => (file ? `${file}: ${message}` : message)));
    const inside = told.length > MOST_TOLD ? fold(fill(this.texts.told_many, { count: told.length }), lines) : lines;
    return make("div.riktig-told", { role: "group", "aria-label": this.texts.told }, inside);
  }

  async #save(kind) {
    const { report, dated, statements, figures } = this.#view;
    const name = fill(this.texts[`file_${kind}`], { date: dated });
    if (kind === "page") saveFile(name, [await reportFile(report, this.texts)], "text/html");
    else if (kind === "statements") saveJson(name, statements);
    else saveFile(name, ["\ufeff", figures], "text/csv");
    this.slot("saved").textContent = this.texts.saved;
  }

  #said(sentence) {
    for (const name of ["status", "saved"]) this.slot(name).textContent = sentence;
  }

  /** Paper has no folds to open; on the page they stand afterwards as the reader left them. */
  #unfold() {
    const closed = [...this.slot("report").querySelectorAll("details:not([open])")];
    for (const one of closed) one.open = true;
    addEventListener("afterprint", () => closed.forEach((one) => { one.open = false; }), { once: true });
  }
}
