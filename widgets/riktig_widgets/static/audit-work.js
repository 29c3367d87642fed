// The GP's own work with the list: a status a patient, what was changed, and what is not saved yet.

const MOST_CHANGES = 100; // of one patient's status, as the work file holds them
export const NOT_ASSESSED = "not_assessed";
export const UNCHANGED = "unchanged";

const blank = () => ({ status: NOT_ASSESSED, why: "", next: "", note: "", history: [] });

/** Statuses by running number. Knows nothing of the page. */
export class Work {
  #entries = new Map();
  #undone = []; // what each change replaced, the latest last
  #changes = 0; // ever made, so that each has a number of its own
  #here = new Set(); // the changes that stand
  #inFile = new Set(); // those that stood when the file was saved last
  #typing = false; // the last change is a note still being typed
  left = []; // entries of opened files that are of nobody in the list

  of(patient) {
    return this.#entries.get(patient) ?? blank();
  }

  get started() {
    return this.#entries.size > 0 || this.left.length > 0;
  }

  /** How many changes the saved file lacks, and how many of its own have been taken back since. */
  get unsaved() {
    const lacks = (some, others) => [...some].filter((change) => !others.has(change)).length;
    return lacks(this.#here, this.#inFile) + lacks(this.#inFile, this.#here);
  }

  get canUndo() {
    return this.#undone.length > 0;
  }

  /** @param {object} change of status, why, next or note @param {string} today ISO date
   * @param {boolean} typing the note has not been left: what is typed on is the same change */
  change(patient, change, today, typing = false) {
    const before = this.of(patient);
    const [last] = this.#undone.slice(-1);
    const same = this.#typing && last?.patient === patient && "note" in change;
    this.#typing = typing;
    if (Object.keys(change).every((name) => change[name] === before[name])) return;
    const after = { ...before, ...change };
    if (after.status !== UNCHANGED) after.why = "";
    if (after.status !== before.status) {
      after.history = [...before.history, { status: after.status, on: today }].slice(-MOST_CHANGES);
    }
    if (!same) this.#undone.push({ patient, before: this.#entries.get(patient), change: this.touched() });
    this.#entries.set(patient, after);
  }

  /** Takes the last change back; gives the patient it was about. */
  undo() {
    const { patient, before, change } = this.#undone.pop();
    this.#typing = false;
    if (before) this.#entries.set(patient, before);
    else this.#entries.delete(patient);
    this.#here.delete(change);
    return patient;
  }

  /** An entry of an opened file. What the reader has set on this page since goes before it. */
  carry(patient, { status, why, next, note, history }) {
    const here = this.#entries.get(patient);
    const whole = [...history, ...(here?.history ?? [])].slice(-MOST_CHANGES);
    this.#entries.set(patient, here
      ? { ...here, next: here.next || next, note: here.note || note, history: whole }
      : { status, why, next, note, history });
    this.#undone = []; // a change before the file was opened cannot be taken back alone
  }

  /** A change that cannot be taken back alone, such as what an opened file brought. */
  touched() {
    this.#changes += 1;
    this.#here.add(this.#changes);
    return this.#changes;
  }

  /** Entries of an opened file that are of nobody in the list, beside those of one opened before.
   * Of two with the same token the one changed last goes on. */
  leave(entries) {
    const key = (one) => (one.set_aside ? JSON.stringify(one) : one.token);
    const kept = new Map(this.left.map((one) => [key(one), one]));
    for (const one of entries) {
      const before = kept.get(key(one));
      if (!before || changedOn(one) >= changedOn(before)) kept.set(key(one), one);
    }
    this.left = [...kept.values()];
  }

  /** What stands now, to be told `saved` when it is in a file. */
  standing() {
    this.#typing = false; // what is typed from now on is not in that file
    return new Set(this.#here);
  }

  saved(standing) {
    this.#inFile = standing;
  }

  /** As the core takes them. */
  entries() {
    return [...this.#entries].map(([patient, entry]) => ({ patient, ...entry }));
  }
}

const changedOn = (entry) => entry.history.at(-1)?.on ?? "";
