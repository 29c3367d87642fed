// What is answered so far, kept in this browser alone: one note an assignment, code and attempt.
import { keepNote, keepsNotes, noteUnder } from "./local-notes.js";

const PREFIX = "riktig-exercise/1/"; // 1: the shape of what is kept
const MOST_CHARACTERS = 100_000;

export class Draft {
  /** @param {object} who `assignment`, `participant`, `attempt` */
  constructor({ assignment, participant, attempt }) {
    this.key = `${PREFIX}${assignment}/${participant}/${attempt}`;
  }

  /** Whether this browser keeps anything. */
  get keeps() {
    return keepsNotes(PREFIX);
  }

  /** `answers` as the form had them, what was `saved` last and the `names` chosen; {} where there is no draft. */
  read() {
    return noteUnder(this.key);
  }

  /** Whether it is kept now. A note of no answers is no note. */
  write(answers, saved, names) {
    return keepNote(this.key, answers ? { answers, saved, names } : {}, MOST_CHARACTERS);
  }
}
