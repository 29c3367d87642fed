// Saving the work file: encrypted, and written where the reader says.
import { asked } from "./audit-rows.js";
import { today } from "./day.js";
import { fill } from "./dom.js";
import { askedPlace, written } from "./save-place.js";
import { seal } from "./work-crypto.js";

const TYPE = "application/octet-stream";

export class WorkFileSaving {
  #page;
  #part;
  #passphrase;
  #statuses;
  #texts;
  #saving = false;

  constructor(page, part, passphrase, statuses) {
    this.#page = page;
    this.#part = part;
    this.#passphrase = passphrase;
    this.#statuses = statuses;
    this.#texts = page.texts.work;
    this.#slot("work-save").addEventListener("submit", (event) => {
      event.preventDefault();
      this.save();
    });
  }

  /** From the bar: saves at once where the passphrase is known, or goes to where it is chosen. */
  goTo() {
    const form = this.#slot("work-save");
    if (form.hidden) return void this.#slot("work-cannot").scrollIntoView({ block: "center" });
    form.scrollIntoView({ block: "center" });
    if (this.#passphrase.known) return void this.save();
    return void this.#passphrase.focus({ preventScroll: true });
  }

  /** One file for a press, also where the button is pressed again before it is written. */
  async save(download = false) {
    if (this.#saving) return;
    this.#saving = true;
    await this.#placed(download).finally(() => { this.#saving = false; });
  }

  async #placed(download) {
    this.#slot("work-download").hidden = true;
    const hinders = this.#hinders();
    if (hinders) return this.#say(hinders);
    const passphrase = this.#passphrase.typed();
    if (!passphrase) return undefined;
    const name = fill(this.#texts[this.#statuses.fresh ? "file_name_new" : "file_name"], { day: today() });
    const { place, why } = download ? {} : await askedPlace(name); // first: a browser asks only right after a press
    if (place === null) {
      this.#slot("work-download").hidden = false;
      return this.#say(this.#texts.not_saved);
    }
    return this.#sealed(passphrase, name, place, why);
  }

  /** What speaks against saving now; "" when nothing does. */
  #hinders() {
    if (this.#statuses.undecided) return this.#texts.refused_open;
    return this.#part.work.started ? "" : this.#texts.nothing_to_save;
  }

  async #sealed(passphrase, name, place, why) {
    this.#say(this.#texts.sealing);
    const { work } = this.#part;
    const standing = work.standing();
    const answer = await asked(this.#page, { op: "work_save", entries: work.entries(), left: work.left, saved_on: today() });
    if (!answer.ok) return this.#say(answer.message);
    const problem = await written(place, name, await seal(passphrase, answer.work), TYPE) || why;
    this.#passphrase.saved(passphrase);
    this.#part.saved(standing);
    const reason = problem ? this.#texts[problem] : "";
    return this.#say(`${reason} ${fill(this.#texts.saved, { name: problem ? name : place?.name ?? name })}`.trim());
  }

  cleared() {
    this.#slot("work-download").hidden = true;
    this.#say("");
  }

  #say(sentence) {
    this.#slot("work-save-said").textContent = sentence;
  }

  #slot(name) {
    return this.#page.slot(name);
  }
}
