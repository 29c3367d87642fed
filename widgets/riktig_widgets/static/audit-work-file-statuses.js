// What an opened work file brings: statuses for the patients of the list, asked about where they may be others'.
import { asked } from "./audit-rows.js";
import { leftOf, question, refusal } from "./audit-work-file-questions.js";
import { fill, make } from "./dom.js";
import { randomHex } from "./work-crypto.js";

const SALT_BYTES = 32;

export class WorkFileStatuses {
  #page;
  #part;
  #passphrase;
  #texts;
  #salt = "";
  #waiting = null; // an opened file that no list has taken its statuses from yet
  #read = false; // an extract has been
  #taking = Promise.resolve(); // until the statuses of an opened file stand in the list
  #taken = () => {}; // ends the wait of a file that was opened before there was a list
  #again = false; // it is being read once more, with the salt of an opened file
  #refused = false; // an opened file does not go with the list: nothing is saved until it is closed
  #fresh = false; // a file was closed unread: what is saved gets a name of its own

  constructor(page, part, passphrase) {
    this.#page = page;
    this.#part = part;
    this.#passphrase = passphrase;
    this.#texts = page.texts.work;
  }

  get listed() {
    return this.#read;
  }

  /** An opened file has not been taken to the list: nothing may be saved over it. */
  get undecided() {
    return this.#refused || this.#waiting !== null;
  }

  get fresh() {
    return this.#fresh;
  }

  /** A salt of the page's own until a file with another is opened. */
  salt() {
    this.#salt ||= randomHex(SALT_BYTES);
    return this.#salt;
  }

  /** Whether a file with this salt can be one with those opened before. */
  goesWith(salt) {
    return !this.#part.work.left.length || salt === this.#salt;
  }

  /** A file to take statuses from, when there is a list. */
  opened(work, salt) {
    this.#waiting = work;
    this.#salt = salt;
    if (!this.#read) this.#taking = new Promise((taken) => { this.#taken = taken; });
  }

  /** There is a list to take statuses to. */
  async shown() {
    this.#read = true;
    if (this.#waiting) await this.take();
  }

  /** Resolves when no opened file is on its way to the list. */
  settled() {
    return this.#taking.catch(() => {});
  }

  /** Takes statuses to the list; asks first where the keys may be other patients' now. */
  take(confirmed = false) {
    this.#taking = this.#take(confirmed).finally(this.#taken);
    return this.#taking;
  }

  async #take(confirmed) {
    if (!(await this.#part.open(false))) return;
    const answer = await asked(this.#page, { op: "work_open", work: this.#waiting, confirmed });
    this.#slot("work-asked").replaceChildren();
    if (answer.problem?.code === "work_other_salt" && !this.#again) {
      // The same extract again, so that its patients get the tokens of this file: `shown` goes on.
      this.#again = true;
      return void (await this.#page.reread());
    }
    this.#again = false;
    if (!answer.ok) this.#refuse(answer.message);
    else if (answer.unsure) this.#askAll(answer);
    else await this.#carry(answer);
  }

  /** The file does not go with this list. It stays as it is, and nothing is saved over it. */
  #refuse(sentence) {
    this.#waiting = null;
    this.#refused = true;
    this.#slot("work-list-said").textContent = sentence;
    this.#toFirstButton(refusal(sentence, this.#texts));
  }

  /** Whether the patients are the same at all. */
  #askAll({ unsure, differ }) {
    const { yes_same, not_same } = this.#texts;
    this.#toFirstButton(question(`${unsure} ${differ}`.trim(), yes_same, not_same, "work-same", "work-not-same"));
  }

  #toFirstButton(asking) {
    const place = this.#slot("work-asked");
    place.replaceChildren(asking);
    asking.querySelector("button").focus({ preventScroll: true });
    place.scrollIntoView({ block: "center" });
  }

  async #carry(answer) {
    const { work } = this.#part;
    if (work.started) work.touched(); // the two together are in no file yet
    for (const { patient, entry } of answer.known) work.carry(patient, entry);
    work.leave([...answer.left, ...answer.asked].map(({ entry }) => entry));
    this.#waiting = null;
    const sentence = [answer.sentence, answer.kept].filter(Boolean).join(" ");
    this.#slot("work-asked").append(make("p", {}, make("strong", {}, sentence)), ...answer.asked.map((one) => this.#askOne(one)));
    this.#slot("work-left").replaceChildren(...leftOf(answer, this.#texts));
    this.#tell(sentence);
    await this.#part.refresh();
    this.#slot("list-title").focus({ preventScroll: true });
    this.#slot("list-title").scrollIntoView({ block: "start" });
  }

  /** One whose birth year or sex is another now: nothing is carried unless the reader says so. */
  #askOne({ patient, entry, sentence }) {
    const { work } = this.#part;
    const box = question(sentence, this.#texts.yes_one, this.#texts.not_one);
    const [yes, no] = box.querySelectorAll("button");
    const settle = (mine) => {
      work.left = work.left.filter((one) => one !== entry);
      if (mine) work.carry(patient, entry);
      else work.left.push({ ...entry, set_aside: true });
      work.touched();
      box.remove();
      this.#part.refresh();
      this.#tell(fill(mine ? this.#texts.carried_one : this.#texts.kept_one, { patient }));
      this.#slot("list-title").focus();
    };
    yes.addEventListener("click", () => settle(true));
    no.addEventListener("click", () => settle(false));
    return box;
  }

  /** Not the same patients: the file is closed as it was, and this page saves to a new one. */
  leave() {
    this.#waiting = null;
    this.#refused = false;
    this.#fresh = true;
    this.#passphrase.forget();
    this.#slot("work-asked").replaceChildren();
    this.#tell(this.#texts.left_closed);
    this.#slot("list-title").focus();
  }

  cleared() {
    this.#salt = "";
    this.#waiting = null;
    this.#taken();
    this.#read = this.#again = this.#refused = this.#fresh = false;
    for (const name of ["work-asked", "work-left"]) this.#slot(name).replaceChildren();
  }

  #tell(sentence) {
    this.#slot("work-list-said").textContent = sentence;
    this.#part.say(sentence);
  }

  #slot(name) {
    return this.#page.slot(name);
  }
}
