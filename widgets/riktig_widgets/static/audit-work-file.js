// The work file: saved encrypted where the GP says, opened before or after the extract is chosen.
import { WorkFileOpening } from "./audit-work-file-opening.js";
import { WorkFilePassphrase } from "./audit-work-file-passphrase.js";
import { WorkFileSaving } from "./audit-work-file-saving.js";
import { WorkFileStatuses } from "./audit-work-file-statuses.js";
import { canEncrypt, isWorkFile } from "./work-crypto.js";

export class WorkFileDesk {
  #page;
  #passphrase;
  #statuses;
  #opening;
  #saving;

  /** @param {object} part the list's: `work`, `open`, `refresh`, `saved` and `say` */
  constructor(page, part) {
    this.#page = page;
    this.#passphrase = new WorkFilePassphrase(page);
    this.#statuses = new WorkFileStatuses(page, part, this.#passphrase);
    this.#opening = new WorkFileOpening(page, this.#passphrase, this.#statuses);
    this.#saving = new WorkFileSaving(page, part, this.#passphrase, this.#statuses);
    if (!canEncrypt()) this.#cannot();
  }

  #cannot() {
    for (const name of ["work-choose", "work-list", "work-save"]) this.#page.slot(name).hidden = true;
    this.#page.slot("work-cannot").textContent = this.#page.texts.work.cannot;
  }

  /** What a request that reads files must say. */
  request() {
    return canEncrypt() ? { salt: this.#statuses.salt() } : {};
  }

  act(action) {
    const acts = {
      "work-other": () => this.#passphrase.other(),
      "work-open-choose": () => this.#opening.open("choose"),
      "work-open-list": () => this.#opening.open("list"),
      "work-same": () => this.#statuses.take(true),
      "work-not-same": () => this.#statuses.leave(),
      "work-download": () => this.#saving.save(true),
    };
    acts[action]?.();
    return action in acts;
  }

  /** A work file chosen as if it were a list is opened as one; gives whether there was one. */
  async chosen(files) {
    const kinds = await Promise.all(files.map(isWorkFile));
    const at = kinds.indexOf(true);
    if (at < 0 || !canEncrypt()) return false;
    this.#opening.lead(files[at]);
    return true;
  }

  /** There is a list to take statuses to. */
  shown() {
    return this.#statuses.shown();
  }

  goTo() {
    this.#saving.goTo();
  }

  cleared() {
    for (const field of this.#page.mount.querySelectorAll("[data-work] input")) field.value = "";
    this.#passphrase.forget();
    for (const one of [this.#statuses, this.#opening, this.#saving]) one.cleared();
  }
}
