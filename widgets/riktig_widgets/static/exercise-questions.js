// The graded questions: kept as they are answered, asked about where empty, and saved as a file. Nothing is judged.
import { fill } from "./dom.js";
import { wireClearing } from "./form-clear.js";
import { FormView } from "./form.js";
import { Draft } from "./exercise-draft.js";
import { AnswerFile } from "./exercise-file.js";
import { answersOf, anyLike, at, isBlank, trimmed } from "./exercise-given.js";
import { choose, namesIn } from "./exercise-named.js";
import { fieldAt } from "./form-fields.js";

const isLine = ({ tagName, type }) => tagName === "INPUT" && type !== "checkbox" && type !== "radio";

export class Questions {
  #agreed = ""; // the answers that may be saved with some of them empty
  #filling = true; // what the draft puts in is no news
  #marked = []; // the errors that stand beside their fields

  /** @param {HTMLFormElement} form @param {object} who
   * @param {{numbers: string[], number: string, identity: string, attempts: number}} sheet paths of numbers,
   * patterns, and how many attempts there may be @param {object} texts @param {HandIn} handIn */
  constructor(form, who, { numbers, number, identity, attempts }, texts, handIn) {
    this.handIn = handIn;
    this.attempts = attempts;
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
    if (!who.tries) handIn.offer(form);
  }

  /** The draft of this code, as far as it fits the questions of today. */
  #takeUp(who) {
    const { answers, saved, names = [] } = this.draft.read();
    this.file = new AnswerFile(who, this.attempts, saved ?? {});
    try {
      if (answers) this.view.fill(answers);
      choose(this.view.form, names);
      if (answers) this.#say(this.texts.draft_back);
    } catch {
      this.view.clear();
    }
    this.#filling = false;
  }

  #changed() {
    if (this.#filling) return;
    this.question.hidden = true;
    this.#say("");
    this.#unmark();
    this.#keep();
  }

  /** What is mended is marked no longer; the rest still is, and is not said again. */
  #unmark() {
    if (!this.#marked.length) return;
    const still = new Set(this.#errors(this.#answers()).map(({ field }) => field));
    const left = this.#marked.filter(({ field }) => still.has(field));
    if (left.length < this.#marked.length) this.#mark(left);
  }

  #mark(errors) {
    this.#marked = errors;
    this.view.showErrors(errors);
  }

  #answers() {
    return answersOf(trimmed(this.view.values()), this.begun);
  }

  #keep() {
    const values = this.view.values();
    const none = isBlank(answersOf(trimmed(values), this.begun));
    // An identity number stands in the field until it is mended, and nowhere else.
    const safe = Object.entries(values).filter(([, given]) => !anyLike(given, this.identity));
    const kept = this.draft.write(none ? null : Object.fromEntries(safe), this.file.saved, namesIn(this.view.form));
    if (!kept && this.draft.keeps) this.#say(this.texts.draft_full);
  }

  #say(sentence) {
    this.status.textContent = sentence;
  }

  /** Said where the reader is looking: below the button that was pressed. */
  #tell(sentence) {
    this.#say(sentence);
    this.status.scrollIntoView({ block: "nearest" });
  }

  /** What the course could not read, before it is saved. An empty answer is none. */
  #errors(answers) {
    const wrong = this.numbers.filter((path) => at(answers, path) && !this.number.test(at(answers, path)));
    const told = Object.keys(answers).filter((key) => anyLike(answers[key], this.identity));
    const errors = [...wrong.map((field) => ({ field, message: this.#notANumber(field) })),
      ...told.map((field) => ({ field, message: this.texts.identity }))];
    const asked = Object.keys(answers);
    const place = ({ field }) => asked.indexOf(field.split(".")[0]);
    return errors.sort((one, other) => place(one) - place(other));
  }

  /** With an example in the unit that stands beside the field. */
  #notANumber(field) {
    const unit = fieldAt(this.view.form, field).place?.querySelector(".riktig-unit")?.textContent;
    return unit ? fill(this.texts.not_a_number, { unit }) : this.texts.not_a_number_plain;
  }

  #submit() {
    if (this.tries) return this.#tell(this.texts.try_no_file);
    const answers = this.#answers();
    const errors = this.#errors(answers);
    if (errors.length) return this.#refuse(errors);
    const missing = Object.values(answers).filter(isBlank).length;
    if (missing && this.#agreed !== JSON.stringify(answers)) this.#ask(missing);
    else this.#save(answers, missing);
  }

  #refuse(errors) {
    this.#mark(errors);
    if (errors.length > 1) this.#say(fill(this.texts.several_wrong, { count: errors.length }));
    this.#lead(errors[0].field);
  }

  #ask(missing) {
    this.question.querySelector("p").textContent = this.texts.empty[missing];
    this.handIn.reword(this.question, missing);
    this.question.hidden = false;
    this.question.focus();
  }

  #decide(what) {
    if (!what) return;
    this.question.hidden = true;
    const answers = this.#answers();
    if (what !== "save") return this.#lead(Object.keys(answers).find((key) => isBlank(answers[key])));
    this.#agreed = JSON.stringify(answers);
    this.view.form.querySelector("[type=submit]").focus(); // the button that was pressed is gone
    this.view.form.requestSubmit();
  }

  /** To the first place to answer in a question, or in a step of it. */
  #lead(path) {
    const [question, step] = path.split(".");
    const place = this.view.form.querySelector(`[data-field="${question}"]`);
    const inside = step ? place.querySelector(`[data-field="${step}"]`) : place;
    inside.querySelector("input:not([type=hidden]), select, textarea, button").focus();
  }

  #save(answers, missing) {
    if (this.handIn.chosen) return this.#handIn(answers);
    const file = this.file.save(answers);
    this.#keep();
    const more = missing ? ` ${fill(this.texts.missing, { missing })}` : "";
    this.#tell(fill(this.texts.saved, { file }) + more);
  }

  #handIn(answers) {
    const file = this.file.made(answers);
    this.#keep();
    return this.handIn.send(file, (sentence) => this.#tell(sentence), this.status);
  }
}
