// The work file: saved encrypted where the GP says, opened before or after the extract is chosen.
import { asked } from "./audit-rows.js";
import { today } from "./day.js";
import { fill, make } from "./dom.js";
import { saveFile } from "./save.js";
import { canEncrypt, isWorkFile, randomHex, seal, unseal } from "./work-crypto.js";

const SALT_BYTES = 32;
const LEAST_CHARACTERS = 12; // of a passphrase: chosen here
const AT_ONCE_MS = 300; // nobody has seen a dialog and closed it in less
const TYPE = "application/octet-stream";

export class WorkFileDesk {
  #page;
  #part;
  #texts;
  #salt = "";
  #waiting = null; // an opened file that no list has taken its statuses from yet
  #passphrase = "";
  #saving = false;
  #read = false; // an extract has been
  #again = false; // it is being read once more, with the salt of an opened file
  #refused = false; // an opened file does not go with the list: nothing is saved until it is closed
  #fresh = false; // a file was closed unread: what is saved gets a name of its own

  constructor(page, part) {
    this.#page = page;
    this.#part = part;
    this.#texts = page.texts.work;
    if (!canEncrypt()) this.#cannot();
    for (const place of ["choose", "list"]) {
      const form = this.#slot(`work-${place}`);
      // Enter opens the file; in the first step the form around it would take it.
      form.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || event.target.matches("button, input[type=file]")) return;
        event.preventDefault();
        this.#open(place);
      });
      this.#slot(`work-${place}-file`).addEventListener("change", ({ target }) => {
        this.#slot(`work-${place}-name`).textContent = target.files[0]?.name ?? "";
      });
    }
    this.#slot("work-save").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#save();
    });
  }

  #cannot() {
    for (const name of ["work-choose", "work-list", "work-save"]) this.#slot(name).hidden = true;
    this.#slot("work-cannot").textContent = this.#texts.cannot;
  }

  /** A salt of the page's own until a file with another is opened. */
  request() {
    if (!canEncrypt()) return {};
    this.#salt ||= randomHex(SALT_BYTES);
    return { salt: this.#salt };
  }

  act(action) {
    const acts = {
      "work-other": () => this.#otherPassphrase(),
      "work-open-choose": () => this.#open("choose"),
      "work-open-list": () => this.#open("list"),
      "work-same": () => this.#take(true),
      "work-not-same": () => this.#leave(),
      "work-download": () => this.#save(true),
    };
    acts[action]?.();
    return action in acts;
  }

  cleared() {
    this.#salt = "";
    this.#passphrase = "";
    this.#waiting = null;
    this.#read = this.#again = this.#refused = this.#fresh = false;
    this.#slot("work-download").hidden = true;
    for (const field of this.#page.mount.querySelectorAll("[data-work] input")) field.value = "";
    for (const name of ["work-choose-name", "work-list-name", "work-choose-said", "work-list-said", "work-save-said"]) this.#slot(name).textContent = "";
    for (const name of ["work-asked", "work-left"]) this.#slot(name).replaceChildren();
    this.#known(false);
  }

  /** A work file chosen as if it were a list is put where work files are opened; gives whether there was one. */
  async chosen(files) {
    const kinds = await Promise.all(files.map(isWorkFile));
    const at = kinds.indexOf(true);
    if (at < 0 || !canEncrypt()) return false;
    const fold = this.#slot("work-choose");
    fold.open = true;
    const given = new DataTransfer();
    given.items.add(files[at]);
    this.#slot("work-choose-file").files = given.files;
    this.#slot("work-choose-name").textContent = files[at].name;
    this.#slot("work-choose-said").textContent = this.#texts.chosen_as_list;
    this.#slot("work-choose-passphrase").focus({ preventScroll: true });
    fold.scrollIntoView({ block: "center" });
    return true;
  }

  /** There is a list to take statuses to. */
  async shown() {
    this.#read = true;
    if (this.#waiting) await this.#take();
  }

  async #open(place) {
    const [file] = this.#slot(`work-${place}-file`).files;
    const passphrase = this.#slot(`work-${place}-passphrase`).value;
    const said = this.#slot(`work-${place}-said`);
    if (!file || !passphrase) return void (said.textContent = file ? this.#texts.passphrase_missing : this.#texts.file_missing);
    said.textContent = this.#texts.opening;
    let work;
    try {
      work = await unseal(passphrase, await file.text());
    } catch ({ kind }) {
      return void (said.textContent = this.#texts[kind] ?? this.#texts.damaged);
    }
    const checked = await asked(this.#page, { op: "work_check", work });
    if (!checked.ok) return void (said.textContent = checked.message);
    if (this.#part.work.left.length && checked.salt !== this.#salt) return void (said.textContent = this.#texts.other_left);
    this.#waiting = work;
    this.#passphrase = passphrase;
    this.#slot(`work-${place}-passphrase`).value = "";
    this.#known(true);
    this.#salt = checked.salt;
    said.textContent = this.#read ? checked.sentence : `${checked.sentence} ${this.#texts.choose_extract}`;
    return this.#read ? this.#take() : undefined;
  }

  /** Takes statuses to the list; asks first where the keys may be other patients' now. */
  async #take(confirmed = false) {
    if (!(await this.#part.open(false))) return;
    const answer = await asked(this.#page, { op: "work_open", work: this.#waiting, confirmed });
    const place = this.#slot("work-asked");
    place.replaceChildren();
    if (answer.problem?.code === "work_other_salt" && !this.#again) {
      // The same extract again, so that its patients get the tokens of this file: `shown` goes on.
      this.#again = true;
      return void (await this.#page.reread());
    }
    this.#again = false;
    if (!answer.ok) {
      return void this.#refuse(answer.message);
    }
    if (answer.unsure) {
      place.append(question(`${answer.unsure} ${answer.differ}`.trim(), this.#texts.yes_same, this.#texts.not_same, "work-same", "work-not-same"));
      place.querySelector("button").focus({ preventScroll: true });
      return void place.scrollIntoView({ block: "center" });
    }
    const { work } = this.#part;
    if (work.started) work.touched(); // the two together are in no file yet
    for (const { patient, entry } of answer.known) work.carry(patient, entry);
    work.leave([...answer.left, ...answer.asked].map(({ entry }) => entry));
    this.#waiting = null;
    const sentence = [answer.sentence, answer.kept].filter(Boolean).join(" ");
    place.append(make("p", {}, make("strong", {}, sentence)), ...answer.asked.map((one) => this.#ask(one)));
    this.#slot("work-left").replaceChildren(...leftOf(answer, this.#texts));
    this.#tell(sentence);
    await this.#part.refresh();
    this.#slot("list-title").focus({ preventScroll: true });
    this.#slot("list-title").scrollIntoView({ block: "start" });
  }

  /** The file does not go with this list. It stays as it is, and nothing is saved over it. */
  #refuse(sentence) {
    this.#waiting = null;
    this.#refused = true;
    const place = this.#slot("work-asked");
    const go = make("button.riktig-button.riktig-second", { type: "button", "data-do": "work-not-same" }, this.#texts.go_without);
    place.replaceChildren(make("div.riktig-ask", { role: "group" }, make("p", {}, sentence), make("p", {}, this.#texts.untouched), make("p.riktig-actions", {}, go)));
    this.#slot("work-list-said").textContent = sentence;
    go.focus({ preventScroll: true });
    place.scrollIntoView({ block: "center" });
  }

  /** One whose birth year or sex is another now: nothing is carried unless the reader says so. */
  #ask({ patient, entry, sentence }) {
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
  #leave() {
    this.#waiting = null;
    this.#passphrase = "";
    this.#refused = false;
    this.#fresh = true;
    this.#known(false);
    this.#slot("work-asked").replaceChildren();
    this.#tell(this.#texts.left_closed);
    this.#slot("list-title").focus();
  }

  #tell(sentence) {
    this.#slot("work-list-said").textContent = sentence;
    this.#part.say(sentence);
  }

  #known(known) {
    this.#slot("work-new").hidden = known;
    this.#slot("work-known").hidden = !known;
  }

  #otherPassphrase() {
    this.#passphrase = "";
    this.#known(false);
    this.#slot("work-passphrase").focus();
  }

  /** The passphrase typed, or the one the file was opened or saved with; "" when it will not do. */
  #typed() {
    if (this.#passphrase) return this.#passphrase;
    const [first, second] = ["work-passphrase", "work-again"].map((name) => this.#slot(name));
    const short = [...first.value].length < LEAST_CHARACTERS;
    const problems = [short ? this.#texts.too_short : "", !short && first.value !== second.value ? this.#texts.differ : ""];
    [first, second].forEach((field, at) => {
      document.getElementById(`${field.id}-error`).textContent = problems[at];
      if (problems[at]) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    });
    if (!problems.some(Boolean)) return first.value;
    (problems[0] ? first : second).focus();
    return "";
  }

  /** From the bar: saves at once where the passphrase is known, or goes to where it is chosen. */
  goTo() {
    const form = this.#slot("work-save");
    if (form.hidden) return void this.#slot("work-cannot").scrollIntoView({ block: "center" });
    form.scrollIntoView({ block: "center" });
    if (this.#passphrase) return void this.#save();
    return void this.#slot("work-passphrase").focus({ preventScroll: true });
  }

  /** What speaks against saving now; "" when nothing does. */
  #hinders() {
    const { work } = this.#part;
    if (this.#refused || this.#waiting) return this.#texts.refused_open;
    return work.started ? "" : this.#texts.nothing_to_save;
  }

  /** One file for a press, also where the button is pressed again before it is written. */
  async #save(download = false) {
    if (this.#saving) return;
    this.#saving = true;
    await this.#write(download).finally(() => { this.#saving = false; });
  }

  async #write(download) {
    const said = this.#slot("work-save-said");
    this.#slot("work-download").hidden = true;
    const hinders = this.#hinders();
    if (hinders) return void (said.textContent = hinders);
    const passphrase = this.#typed();
    if (!passphrase) return;
    const name = fill(this.#texts[this.#fresh ? "file_name_new" : "file_name"], { day: today() });
    const { place, why } = download ? {} : await askedPlace(name); // first: a browser asks only right after a press
    if (place === null) {
      this.#slot("work-download").hidden = false;
      return void (said.textContent = this.#texts.not_saved);
    }
    said.textContent = this.#texts.sealing;
    const { work } = this.#part;
    const standing = work.standing();
    const answer = await asked(this.#page, { op: "work_save", entries: work.entries(), left: work.left, saved_on: today() });
    if (!answer.ok) return void (said.textContent = answer.message);
    const problem = await written(place, name, await seal(passphrase, answer.work)) || why;
    this.#passphrase = passphrase;
    for (const field of ["work-passphrase", "work-again"]) this.#slot(field).value = "";
    this.#known(true);
    this.#part.saved(standing);
    const reason = problem ? this.#texts[problem] : "";
    said.textContent = `${reason} ${fill(this.#texts.saved, { name: problem ? name : place?.name ?? name })}`.trim();
  }

  #slot(name) {
    return this.#page.slot(name);
  }
}

/** Where the reader wants the file: `place` is a handle, `undefined` to download it (`why`, where the dialog did not
 * work), or `null` when it was called off. A dialog that is gone at once has been shown to nobody. */
async function askedPlace(suggestedName) {
  if (!globalThis.showSaveFilePicker) return {};
  const begun = performance.now();
  try {
    return { place: await globalThis.showSaveFilePicker({ suggestedName }) };
  } catch (error) {
    const calledOff = error?.name === "AbortError" && performance.now() - begun > AT_ONCE_MS;
    return calledOff ? { place: null } : { why: "no_dialog" };
  }
}

/** Writes where the reader said, or downloads; gives why it was downloaded after all. */
async function written(place, name, text) {
  try {
    if (place) {
      const stream = await place.createWritable();
      await stream.write(text);
      await stream.close();
      return "";
    }
  } catch {
    saveFile(name, [text], TYPE);
    return "not_written";
  }
  saveFile(name, [text], TYPE);
  return "";
}

function question(sentence, yes, no, doYes, doNo) {
  return make("div.riktig-ask", { role: "group" }, make("p", {}, sentence),
    make("p.riktig-actions", {},
      make("button.riktig-button.riktig-second", { type: "button", "data-do": doYes }, yes),
      make("button.riktig-button.riktig-second", { type: "button", "data-do": doNo }, no)));
}

function leftOf({ left }, texts) {
  if (!left.length) return [];
  const rows = left.map(({ words }) => make("li", {}, words[0], ": ", words[1]));
  return [make("details.riktig-fold", {}, make("summary", {}, fill(texts.left, { count: left.length })), make("ul", {}, ...rows))];
}
