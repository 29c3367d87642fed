// What stands in a worksheet, kept in this browser alone.
import { keepNote, keepsNotes, noteUnder } from "./local-notes.js";

const PREFIX = "riktig-worksheet/1/"; // 1: the shape of what is kept
const MOST_KEPT = 60_000;

export class WorksheetStore {
  constructor(id) {
    this.key = PREFIX + id;
  }

  get keeps() {
    return keepsNotes(PREFIX);
  }

  /** {field: value}; empty where nothing is kept, or what is kept is no such thing. */
  get() {
    return noteUnder(this.key);
  }

  /** Whether it is kept now; not where the note is too long. */
  set(values) {
    return keepNote(this.key, values, MOST_KEPT);
  }
}
