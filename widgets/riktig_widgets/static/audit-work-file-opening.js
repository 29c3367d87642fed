// Opening a work file: chosen in the first step or beside the list, and unlocked with its passphrase.
import { asked } from "./audit-rows.js";
import { unseal } from "./work-crypto.js";

const PLACES = ["choose", "list"];

export class WorkFileOpening {
  #page;
  #passphrase;
  #statuses;
  #texts;
  #last = Promise.resolve(); // one file at a time: the next waits for the statuses of the one before

  constructor(page, passphrase, statuses) {
    this.#page = page;
    this.#passphrase = passphrase;
    this.#statuses = statuses;
    this.#texts = page.texts.work;
    PLACES.forEach((place) => this.#listen(place));
  }

  #listen(place) {
    // Enter opens the file; in the first step the form around it would take it.
    this.#slot(`work-${place}`).addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.target.matches("button, input[type=file]")) return;
      event.preventDefault();
      this.open(place);
    });
    this.#slot(`work-${place}-file`).addEventListener("change", ({ target }) => {
      this.#slot(`work-${place}-name`).textContent = target.files[0]?.name ?? "";
    });
  }

  /** A work file chosen as if it were a list is put where work files are opened. */
  lead(file) {
    const fold = this.#slot("work-choose");
    fold.open = true;
    const given = new DataTransfer();
    given.items.add(file);
    this.#slot("work-choose-file").files = given.files;
    this.#slot("work-choose-name").textContent = file.name;
    this.#say("choose", this.#texts.chosen_as_list);
    this.#slot("work-choose-passphrase").focus({ preventScroll: true });
    fold.scrollIntoView({ block: "center" });
  }

  /** @param {"choose" | "list"} place */
  open(place) {
    const [file] = this.#slot(`work-${place}-file`).files;
    const passphrase = this.#slot(`work-${place}-passphrase`).value;
    if (!file || !passphrase) return this.#say(place, file ? this.#texts.passphrase_missing : this.#texts.file_missing);
    this.#say(place, this.#texts.opening);
    this.#last = this.#last.catch(() => {}).then(() => this.#unlock(place, file, passphrase));
    return this.#last;
  }

  async #unlock(place, file, passphrase) {
    const { work, salt, sentence, closed } = await this.#content(place, file, passphrase);
    if (closed !== undefined) return this.#say(place, closed);
    this.#statuses.opened(work, salt);
    this.#passphrase.keep(passphrase);
    this.#slot(`work-${place}-passphrase`).value = "";
    const { listed } = this.#statuses;
    this.#say(place, listed ? sentence : `${sentence} ${this.#texts.choose_extract}`);
    return listed ? this.#statuses.take() : undefined;
  }

  /** What the file holds, or why it stays `closed`. */
  async #content(place, file, passphrase) {
    let work;
    try {
      work = await unseal(passphrase, await file.text());
    } catch ({ kind }) {
      return { closed: this.#texts[kind] ?? this.#texts.damaged };
    }
    const checked = await asked(this.#page, { op: "work_check", work });
    if (!checked.ok) return { closed: checked.message };
    if (place === "list") await this.#statuses.settled();
    if (!this.#statuses.goesWith(checked.salt)) return { closed: this.#texts.other_left };
    return { work, salt: checked.salt, sentence: checked.sentence };
  }

  cleared() {
    for (const place of PLACES) {
      this.#slot(`work-${place}-name`).textContent = "";
      this.#say(place, "");
    }
  }

  #say(place, sentence) {
    this.#slot(`work-${place}-said`).textContent = sentence;
  }

  #slot(name) {
    return this.#page.slot(name);
  }
}
