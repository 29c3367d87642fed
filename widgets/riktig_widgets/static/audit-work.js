// The GP's own work with the list: a status a patient, what was changed, and what is not saved yet.

const MOST_CHANGES = 100; // of one patient's status, as the work file holds them
export const NOT_ASSESSED = "not_assessed";
export const UNCHANGED = "unchanged";

const blank = () => ({ status: NOT_ASSESSED, why: "", next: "", note: "", history: [] });

/** Statuses by running number. Knows nothing of the page. */
export class Work {
  #entries = new Map();
  #undone = []; // what each change replaced, the latest last
  left = []; // entries of an opened file that are of nobody in the list
  unsaved = 0;

  of(patient) {
    return this.#entries.get(patient) ?? blank();
  }

  get started() {
    return this.#entries.size > 0 || this.left.length > 0;
  }

  get canUndo() {
    return this.#undone.length > 0;
  }

  /** @param {object} change of status, why, next or note @param {string} today ISO date */
  change(patient, change, today) {
    const before = this.of(patient);
    const after = { ...before, ...change };
    if (after.status !== UNCHANGED) after.why = "";
    if (after.status !== before.status) {
      after.history = [...before.history, { status: after.status, on: today }].slice(-MOST_CHANGES);
    }
    this.#undone.push({ patient, before: this.#entries.get(patient) });
    this.#entries.set(patient, after);
    this.unsaved += 1;
  }

  /** Takes the last change back; gives the patient it was about. */
  undo() {
    const { patient, before } = this.#undone.pop();
    if (before) this.#entries.set(patient, before);
    else this.#entries.delete(patient);
    this.unsaved += this.unsaved ? -1 : 1; // taken back after saving: the file no longer says so
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

  saved() {
    this.unsaved = 0;
  }

  /** As the core takes them. */
  entries() {
    return [...this.#entries].map(([patient, entry]) => ({ patient, ...entry }));
  }
}

/** Today where the reader is, as an ISO date. */
export function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
