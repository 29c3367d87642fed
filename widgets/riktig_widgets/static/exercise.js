// An exercise: the answers become a file on the reader's machine. No answer is judged here.
import { fill, textsOf } from "./dom.js";
import { FormView } from "./form.js";
import { saveJson } from "./save.js";

const SCHEMA = "riktig-answers/2";
const IDENTITY = /\d{11}/;

/** 128 random bits: tells one answer from another, also where the page is not https. */
function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function usable(code, pattern) {
  return new RegExp(`^(?:${pattern})$`).test(code) && !IDENTITY.test(code);
}

function written(pattern, answer) {
  return new RegExp(`^(?:${pattern})$`, "i").test(answer);
}

function trimmed(values) {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value.trim()]));
}

class Exercise {
  #saved = { held: "", id: "" }; // the same answers saved twice are the same submission
  #agreed = ""; // the answers that may be saved with some of them empty

  constructor(mount) {
    this.rules = mount.dataset;
    this.texts = textsOf(mount);
    this.status = mount.querySelector(":scope > .riktig-status");
    this.question = mount.querySelector(":scope > .riktig-ask");
    this.view = new FormView(mount.querySelector("form"), () => this.#changed());
    this.view.form.addEventListener("submit", () => this.#submit());
    this.question.addEventListener("click", ({ target }) => this.#decide(target.dataset.do));
  }

  #changed() {
    this.view.clearErrors();
    this.question.hidden = true;
    this.#say("");
  }

  #say(sentence) {
    this.status.textContent = sentence;
    this.status.hidden = !sentence;
  }

  #answers() {
    const { participant, ...answers } = trimmed(this.view.values());
    return { participant: participant.toLowerCase(), answers };
  }

  /** What the course could not read, before it is saved. An empty answer is none. */
  #errors({ participant, answers }) {
    const numbers = [...this.view.form.querySelectorAll("[data-kind=number]")].map((field) => field.dataset.field);
    const wrong = numbers.filter((key) => answers[key] && !written(this.rules.number, answers[key]));
    const errors = wrong.map((field) => ({ field, message: this.texts.not_a_number }));
    if (usable(participant, this.rules.participant)) return errors;
    return [...errors, { field: "participant", message: this.texts.no_participant }];
  }

  #submit() {
    const all = this.#answers();
    const errors = this.#errors(all);
    if (errors.length) {
      this.view.showErrors(errors);
      this.view.form.querySelector(`[name=${errors[0].field}]`).focus();
      return;
    }
    const missing = Object.values(all.answers).filter((answer) => !answer).length;
    if (missing && this.#agreed !== JSON.stringify(all)) this.#ask(missing);
    else this.#save(all, missing);
  }

  #ask(missing) {
    this.question.querySelector("p").textContent = this.texts.empty[missing];
    this.question.hidden = false;
    this.question.focus();
  }

  #decide(what) {
    if (!what) return;
    this.question.hidden = true;
    if (what === "save") this.#agreed = JSON.stringify(this.#answers());
    const first = [...this.view.form.querySelectorAll("input, select")].find((control) => !control.value);
    if (what === "save") this.view.form.requestSubmit();
    else first?.focus();
  }

  #save({ participant, answers }, missing) {
    const { assignment } = this.rules;
    const held = JSON.stringify([participant, answers]);
    if (held !== this.#saved.held) this.#saved = { held, id: randomId() };
    const file = `${assignment}.svar.json`;
    saveJson(file, { schema: SCHEMA, assignment, submission_id: this.#saved.id, participant, attempt: 1, answers });
    const more = missing ? ` ${fill(this.texts.missing, { missing })}` : "";
    this.#say(fill(this.texts.saved, { file }) + more);
  }
}

/** @param {HTMLElement} mount with `data-assignment`, and `data-participant` and `data-number`, patterns */
export function mountExercise(mount) {
  return new Exercise(mount);
}
