// An app whose content is the reader's own file: opened, saved, emptied, brought back. The page itself keeps nothing.
import { today } from "./day.js";
import { textsOf } from "./dom.js";
import { printOnly } from "./print.js";
import { saveJson } from "./save.js";

const MOST_READ = 600_000; // bytes: somewhat more than the core takes, so that it can say so
const QUIET_MS = 700; // what is heard waits until the typing pauses

export class OwnFile {
  #undo = null;
  #pause = 0;
  #unsaved = false;

  /** @param {HTMLElement} root @param {object} host @param {{save: string, open: string}} ops the core's requests */
  constructor(root, host, ops) {
    this.root = root;
    this.host = host;
    this.ops = ops;
    this.texts = textsOf(root);
    this.warn = (event) => event.preventDefault();
    this.kept = root.querySelector("[data-kept-state]");
    this.kept.addEventListener("input", () => this.state && this.takeUp());
    root.querySelector("[data-own-file]").addEventListener("change", ({ target }) => this.#picked(target));
    root.addEventListener("click", ({ target }) => {
      const action = target.closest("[data-do]")?.dataset.do;
      if (action) this.act(action);
    });
  }

  slot(name) {
    return this.root.querySelector(`[data-slot="${name}"]`);
  }

  button(name) {
    return this.root.querySelector(`[data-do="${name}"]`);
  }

  /** What stands there now; to be put back by `restored`. */
  snapshot() {
    return structuredClone(this.state);
  }

  act(action) {
    if (action === "save") this.#save();
    else if (action === "undo") this.#restore();
  }

  /** @param {string} sentence what was done @param {object} before what stood there, where it can be brought back */
  tell(sentence, before = null) {
    this.#undo = before;
    this.slot("told").textContent = sentence;
    this.button("undo").hidden = !before;
    if (sentence) this.refuse("");
  }

  /** A sentence for who does not see the page change. */
  speak(sentence) {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => { this.slot("spoken").textContent = sentence; }, QUIET_MS);
  }

  refuse(sentence) {
    const place = this.slot("refusal");
    place.textContent = sentence;
    place.hidden = !sentence;
  }

  /** Something was typed: the way back is closed, and leaving asks first. */
  touched() {
    if (this.#undo || this.slot("told").textContent) this.tell("");
    this.changed();
  }

  changed(unsaved = true) {
    this.kept.value = JSON.stringify(this.state);
    if (unsaved === this.#unsaved) return;
    this.#unsaved = unsaved;
    if (unsaved) addEventListener("beforeunload", this.warn);
    else removeEventListener("beforeunload", this.warn);
  }

  /** What stood there before the page had to be loaded anew. False where there is none, or it is not whole. */
  async takeUp() {
    try {
      if (!this.kept.value) return false;
      await this.restored(JSON.parse(this.kept.value));
      this.changed();
      return true;
    } catch {
      return false;
    }
  }

  /** One request; a refusal is shown and gives null. */
  async asked(request, blobs) {
    try {
      const answer = await this.host.ask(request, blobs);
      if (answer.ok) return answer;
      this.refuse(answer.message);
    } catch {
      this.refuse(this.texts.failed);
    }
    return null;
  }

  async #save() {
    const answer = await this.asked({ op: this.ops.save, ...this.content(), today: today() });
    if (!answer) return;
    saveJson(answer.name, answer.content);
    this.changed(false);
    this.tell(this.texts.saved);
  }

  async #picked(field) {
    const [file] = field.files;
    field.value = ""; // the same file may be chosen again
    if (!file) return;
    const bytes = await file.slice(0, MOST_READ).arrayBuffer().catch(() => null);
    if (!bytes) return this.refuse(this.texts.unreadable);
    const answer = await this.asked({ op: this.ops.open }, [bytes]);
    if (!answer) return;
    const before = this.snapshot();
    await this.restored(this.opened(answer));
    this.changed(false);
    this.tell(this.texts.opened, before);
  }

  async #restore() {
    const before = this.#undo;
    await this.restored(before);
    this.changed();
    this.tell(this.texts.restored);
    this.button("clear").focus();
  }

  /** Prints a sheet that is on the page for as long as it takes. */
  print(sheet) {
    this.slot("paper").replaceChildren(sheet);
    addEventListener("afterprint", () => sheet.remove(), { once: true });
    printOnly(sheet);
  }
}
