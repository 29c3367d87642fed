// What the audit and the compare page share: they lock themselves, then show one step at a time.
import { textsOf } from "./dom.js";
import { Engine } from "./engine.js";
import { closeSideDoors, lock } from "./lock.js";
import { fetchCharts } from "./picture.js";

const SLOW_AFTER_MS = 10_000;
const SAVES = ["private", "share", "list-csv", "mapping-save", "totals-save", "report-page", "report-statements", "report-figures"];

export class LockedPage {
  #turn = 0; // grows when the reader leaves a request that is still under way
  #leaving = 0; // requests that were left and are not done yet

  constructor(mount, engine = new Engine()) {
    this.mount = mount;
    this.texts = textsOf(mount);
    this.engine = engine;
    this.engine.onProgress = (progress) => this.#progressed(progress);
    // A file dropped beside the area would otherwise replace the page.
    for (const kind of ["dragover", "drop"]) document.addEventListener(kind, (event) => event.preventDefault());
    addEventListener("beforeprint", () => this.onPaper());
    mount.addEventListener("click", ({ target, detail }) => {
      const action = target.closest("[data-do]")?.dataset.do;
      if (detail > 1 && SAVES.includes(action)) return; // a double click is one file
      if (action === "stop") this.stop();
      else if (action) this.act(action);
    });
    for (const form of mount.querySelectorAll("form")) {
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.submit(form.dataset.step ?? form.dataset.stepForm);
      });
    }
  }

  /** Whether it takes files: locked, or with a Python beside it that was told it may. */
  get locked() {
    return ["locked", "kernel"].includes(this.mount.dataset.state);
  }

  slot(name) {
    return this.mount.querySelector(`[data-slot="${name}"]`);
  }

  /** Paper has no folds to open. */
  onPaper() {
    this.mount.querySelectorAll("details").forEach((fold) => { fold.open = true; });
  }

  /** Fetches everything, locks the page, starts Python, opens the gate to files. */
  async open() {
    if (this.engine.beside) return this.#openBeside();
    const clock = setTimeout(() => this.#locking(this.texts.lock_slow), SLOW_AFTER_MS);
    try {
      // Before anything more is fetched, so that nothing fetched knows them.
      if (!sideDoorsClosed()) return void this.#locking(this.texts.open, "refused");
      const [library] = await Promise.all([this.#library(), this.engine.fetch(), fetchCharts()]);
      const shut = await lock(() => this.engine.start());
      if (library) await this.engine.ask({ op: "library" }, [library]);
      await this.engine.ask({ op: "warm" }); // so that a dropped file waits for its own rows only
      if (shut) this.#opened();
      else this.#locking(this.texts.open, "refused");
    } catch (error) {
      this.#locking(this.texts[`lock_${error.kind}`] ?? this.texts.lock_failed, "refused");
    } finally {
      clearTimeout(clock);
    }
  }

  /** A kernel on this machine reads the files: the page must reach it, and so is not locked. */
  async #openBeside() {
    try {
      await this.engine.ask({ op: "warm" });
      this.#opened("kernel");
    } catch {
      this.#locking(this.texts.lock_failed, "refused");
    }
  }

  /** What more than the core the page's mount asks for. Without it, the core says what cannot be read. */
  async #library() {
    const name = this.mount.dataset.library;
    if (!name) return null;
    const response = await fetch(new URL(name, import.meta.url)).catch(() => null);
    return response?.ok ? response.arrayBuffer() : null;
  }

  #opened(state = "locked") {
    this.#locking(this.texts.locked, state);
    this.slot("gate").disabled = false;
  }

  #locking(sentence, state = "locking") {
    this.slot("lock").textContent = sentence;
    this.mount.dataset.state = state;
  }

  /** Shows one step and hides the others; the heading gets the focus, so that it is read. */
  step(name) {
    for (const step of this.mount.querySelectorAll("[data-step]")) step.hidden = step.dataset.step !== name;
    this.slot("refusal").hidden = true;
    const shown = this.mount.querySelector(`[data-step="${name}"]`);
    shown.querySelector("[tabindex='-1']")?.focus({ preventScroll: true });
    if (name !== "choose") this.mount.scrollIntoView({ block: "start" });
  }

  working(sentence) {
    this.step("working");
    this.slot("working").textContent = sentence;
    this.#bar()?.removeAttribute("value"); // moves by itself until a share is known
  }

  #bar() {
    return this.mount.querySelector(".riktig-working progress");
  }

  /** The bar moves with each share; words change, and are read out, with each step alone. */
  #progressed({ step, share }) {
    const bar = this.#bar();
    if (this.#leaving || !bar || bar.closest("[data-step]").hidden) return;
    if (share > 0) bar.value = share;
    else bar.removeAttribute("value");
    const sentence = this.texts[`step_${step}`];
    if (sentence && share === 0) this.slot("working").textContent = sentence;
  }

  /** Leaves the work: its answer is thrown away when it comes, and what it read is let go. */
  stop() {
    this.#turn += 1;
    this.#leaving += 1;
    this.engine.ask({ op: "release" }).catch(() => {}).finally(() => { this.#leaving -= 1; });
    this.step("choose");
    this.mount.querySelector("[data-step=choose] input[type=file]")?.focus();
  }

  /** A refusal in the core's words, above the step the reader must go back to. */
  refuse(sentence, step = "choose") {
    this.step(step);
    const place = this.slot("refusal");
    place.textContent = sentence;
    place.hidden = false;
    place.focus();
  }

  /** Where a refusal is shown: above its step, unless the page knows a better place. */
  refused({ message }, step) {
    this.refuse(message, step);
  }

  /** One request; a refusal is shown and gives null. @param blobs an array, or a promise of one */
  async ask(request, blobs, step) {
    if (!this.locked) return null; // nothing is read by a page that can still send
    const turn = this.#turn;
    try {
      const answer = await this.engine.ask(request, await blobs);
      if (turn !== this.#turn) return null; // left meanwhile
      if (answer.ok) return answer;
      this.refused(answer, step);
    } catch {
      if (turn === this.#turn) this.refuse(this.texts.crashed, step);
    }
    return null;
  }
}

/** An extension can have made one of them fast: then the page cannot be locked. */
function sideDoorsClosed() {
  try {
    closeSideDoors();
    return true;
  } catch {
    return false;
  }
}

/** Makes an area take dropped files, once the page is locked. */
export function takesDrops(page, area, taken) {
  const over = (event) => {
    event.preventDefault();
    area.toggleAttribute("data-over", event.type === "dragover");
  };
  area.addEventListener("dragover", over);
  area.addEventListener("dragleave", over);
  area.addEventListener("drop", (event) => {
    over(event);
    if (page.locked && event.dataTransfer.files.length) taken([...event.dataTransfer.files]);
  });
}
