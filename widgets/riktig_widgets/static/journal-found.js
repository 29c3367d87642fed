// What a journal review came to: counted by Python in the page's worker, shown, saved, and set
// beside one saved before.
import { renderBlock } from "./block.js";
import { today } from "./day.js";
import { afterPaint, fill, fold } from "./dom.js";
import { Engine } from "./engine.js";
import { printOnly } from "./print.js";
import { saveJson } from "./save.js";
import { inTurns } from "./turns.js";

const FIRST = ["journal", "journal_change"]; // the blocks that are not of one measure
const MOST_BYTES = 100_000; // of a saved file

export class Found {
  #files = []; // saved before
  #answer = null; // the core's last
  #engine = new Engine();
  #count = inTurns(() => this.#counting());

  /** @param {HTMLElement} mount @param {object} texts @param {import("./journal-answers.js").Answers} answers */
  constructor(mount, texts, answers) {
    Object.assign(this, { mount, texts, answers });
    const input = mount.querySelector("input[type=file]");
    input.addEventListener("change", () => {
      const files = [...input.files];
      input.value = "";
      if (files.length) this.take(files);
    });
  }

  slot(name) {
    return this.mount.querySelector(`[data-slot="${name}"]`);
  }

  /** Starts Python once the page is seen; what is answered meanwhile is kept by the page. */
  async open() {
    const status = this.slot("status");
    status.textContent = this.texts.starting;
    await afterPaint();
    try {
      await this.#engine.start(() => { status.textContent = this.texts.slow; });
      status.textContent = "";
      this.mount.dataset.ready = "";
    } catch (error) {
      status.textContent = this.#why(error, "failed");
    }
  }

  /** Counts what is answered, and takes the reader there. */
  async look() {
    await this.#count();
    if (this.#answer) this.#focus();
  }

  /** The answers are others: a result that stands is counted again. */
  changed() {
    if (!this.slot("found").hidden) this.#count();
  }

  async #counting() {
    const status = this.slot("status");
    status.textContent = this.texts.counting;
    try {
      const answer = await this.#asked(this.#files);
      this.#show(answer);
      status.textContent = answer.ok ? "" : answer.message;
    } catch (error) {
      this.#show({});
      status.textContent = this.#why(error, "crashed");
    }
  }

  async #asked(files) {
    const blobs = await Promise.all(files.map((file) => file.arrayBuffer()));
    const request = { op: "journal" };
    if (this.answers.any() || !blobs.length) request.rows = this.answers.asRequest();
    return this.#engine.ask(request, blobs);
  }

  #why(error, otherwise) {
    return this.texts[error.kind] ?? this.texts[otherwise];
  }

  /** Shows a count, or takes away the one that no longer holds. */
  #show(answer) {
    this.#answer = answer.ok ? answer : null;
    this.slot("found").hidden = !answer.ok;
    this.slot("saved").textContent = "";
    if (!answer.ok) return;
    const first = answer.blocks.filter((block) => FIRST.includes(block.id));
    const each = answer.blocks.filter((block) => !FIRST.includes(block.id));
    this.slot("first").replaceChildren(...first.map((block) => renderBlock(block, this.texts, 3, false)));
    this.slot("each").replaceChildren(...each.map((block) => fold(block.title, renderBlock(block, this.texts))));
    this.mount.querySelector("[data-do=save]").hidden = !this.answers.any();
  }

  #focus() {
    this.mount.querySelector("#riktig-journal-found").focus();
  }

  /** Takes saved files beside the answers; one that is refused changes nothing. @param {File[]} files */
  async take(files) {
    const refused = this.slot("refused");
    refused.textContent = files.some((file) => file.size > MOST_BYTES) ? this.texts.too_large : "";
    if (refused.textContent) return;
    try {
      const answer = await this.#asked(files);
      if (files.length && !answer.ok) refused.textContent = answer.message;
      else this.#taken(files, answer);
    } catch (error) {
      refused.textContent = this.#why(error, "crashed");
    }
  }

  #taken(files, answer) {
    this.#files = files;
    this.#show(answer);
    this.mount.querySelector("[data-do=without]").hidden = !files.length;
    if (files.length) this.#focus();
  }

  save() {
    const day = today();
    saveJson(fill(this.texts.file_name, { day }), { ...this.#answer.saved, dated: day });
    this.slot("saved").textContent = this.texts.saved;
  }

  print() {
    const folds = [...this.slot("each").querySelectorAll("details:not([open])")];
    for (const one of folds) one.open = true;
    addEventListener("afterprint", () => folds.forEach((one) => { one.open = false; }), { once: true });
    printOnly(this.slot("found"));
  }
}
