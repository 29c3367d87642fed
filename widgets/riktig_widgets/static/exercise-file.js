// The answer file of an assignment: the only thing that leaves the page, by the reader's own hand.
import { saveJson } from "./save.js";

const SCHEMA = "riktig-answers/2";

/** 128 random bits: tells one answer from another, also where the page is not https. */
function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export class AnswerFile {
  /** @param {object} who `assignment`, `participant`, `attempt` @param {number} attempts how many there may be
   * @param {object} saved as `saved` was, or {} */
  constructor(who, attempts, saved) {
    this.who = who;
    this.attempts = attempts;
    this.saved = saved;
  }

  /** The same answers twice are the same submission. @returns {{name: string, content: object}} */
  made(answers) {
    const held = JSON.stringify(answers);
    if (held !== this.saved.held) this.saved = { held, id: randomId() };
    const { assignment, participant, attempt } = this.who;
    const name = `${assignment}-${participant}${this.attempts > 1 ? `-${attempt}` : ""}.svar.json`;
    return { name, content: { schema: SCHEMA, assignment, submission_id: this.saved.id, participant, attempt, answers } };
  }

  /** @returns {string} the file's name */
  save(answers) {
    const { name, content } = this.made(answers);
    saveJson(name, content);
    return name;
  }
}
