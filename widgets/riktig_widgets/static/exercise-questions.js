// The graded questions: kept as they are answered, asked about where empty, and saved as a file. Nothing is judged.
import { fill } from "./dom.js";
import { wireClearing } from "./form-clear.js";
import { FormView } from "./form.js";
import { Draft } from "./exercise-draft.js";
import { AnswerFile } from "./exercise-file.js";
import { answersOf, anyLike, at, isBlank, trimmed } from "./exercise-given.js";

const isLine = ({ tagName, type }) => tagName === "INPUT" && type !== "checkbox" && type !== "radio";

export class Questions {
  #agreed = ""; // the answers that may be saved with some of them empty
  #filling = true; // what the draft puts in is no news

  /** @param {HTMLFormElement} form @param {object} who
   * @param {{numbers: string[], number: string, identity: string}} sheet paths of numbers, and patterns
   * @param {object} texts */
  constructor(form, who, { numbers, number, identity }, texts) {
    this.identity = new RegExp(identity);
    this.numbers = numbers;
    this.number = new RegExp(`^(?:${number})$`, "i");
    this.texts = texts;
    this.tries = who.tries;
    this.status = form.querySelector("[data-slot=status]");
    this.question = form.querySelector(".riktig-ask");
    this.view = new FormView(form, () => this.#changed());
    this.begun = trimmed(this.view.values());
    this.draft = new Draft(who);
    wireClearing(this.view, texts);
    this.#takeUp(who);
    form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && isLine(event.target)) event.preventDefault(); // the file is saved by its button
    });
    form.addEventListener("submit", () => this.#submit());
    this.question.addEventListener("click", ({ target }) => this.#decide(target.dataset.do));
  }

  /** The draft of this code, as far as it fits the questions of today. */
  #takeUp(who) {
    const { answers, saved } = this.draft.read();
    this.file = new AnswerFile(who, saved ?? {});
    try {
      if (answers) this.view.fill(answers);
      if (answers) this.#say(this.texts.draft_back);
    } catch {
      this.view.clear();
    }
    this.#filling = false;
  }

  #changed() {
    if (this.#filling) return;
    this.view.clearErrors();
    this.question.hidden = true;
    this.#say("");
    this.#keep();
  }

  #keep() {
    const values = this.view.values();
    const none = isBlank(answersOf(trimmed(values), this.begun));
    const kept = this.draft.write(none ? null : values, this.file.saved);
    if (!kept && this.draft.keeps) this.#say(this.texts.draft_full);
  }

  #say(sentence) {
    this.status.textContent = sentence;
  }

  /** What the course could not read, before it is saved. An empty answer is none. */
  #errors(answers) {
    const wrong = this.numbers.filter((path) => at(answers, path) && !this.number.test(at(answers, path)));
    const told = Object.keys(answers).filter((key) => anyLike(answers[key], this.identity));
    return [...wrong.map((field) => ({ field, message: this.texts.not_a_number })),
      ...told.map((field) => ({ field, message: this.texts.identity }))];
  }

  #submit() {
    if (this.tries) return this.#say(this.texts.try_no_file);
    const answers = answersOf(trimmed(this.view.values()), this.begun);
    const errors = this.#errors(answers);
    if (errors.length) {
      this.view.showErrors(errors);
      return this.#lead(errors[0].field);
    }
    const missing = Object.values(answers).filter(isBlank).length;
    if (missing && this.#agreed !== JSON.stringify(answers)) this.#ask(missing);
    else this.#save(answers, missing);
  }

  #ask(missing) {
    this.question.querySelector("p").textContent = this.texts.empty[missing];
    this.question.hidden = false;
    this.question.focus();
  }

  #decide(what) {
    if (!what) return;
    this.question.hidden = true;
    const answers = answersOf(trimmed(this.view.values()), this.begun);
    if (what === "save") this.#agreed = JSON.stringify(answers);
    if (what === "save") return this.view.form.requestSubmit();
    this.#lead(Object.keys(answers).find((key) => isBlank(answers[key])));
  }

  /** To the first place to answer in a question, or in a step of it. */
  #lead(path) {
    const [question, step] = path.split(".");
    const place = this.view.form.querySelector(`[data-field="${question}"]`);
    const inside = step ? place.querySelector(`[data-field="${step}"]`) : place;
    inside.querySelector("input:not([type=hidden]), select, textarea, button").focus();
  }

  #save(answers, missing) {
    const file = this.file.save(answers);
    this.#keep();
    const more = missing ? ` ${fill(this.texts.missing, { missing })}` : "";
    this.#say(fill(this.texts.saved, { file }) + more);
  }
}
