// "De 20 siste": one prescription at a time by keyboard or touch, counted on the reader's machine.
// The page does not lock itself as the audit's does: it has no field for text and reads no patients.
import { fill, textsOf } from "./dom.js";
import { Answers } from "./journal-answers.js";
import { Found } from "./journal-found.js";
import { answersTable } from "./journal-table.js";
import { printOnly } from "./print.js";

const MORE = 5;

class JournalPage {
  #row = 0;
  #unsaved = false;

  constructor(mount) {
    this.mount = mount;
    this.texts = textsOf(mount);
    this.form = mount.querySelector("form");
    this.group = this.form.querySelector("select");
    this.questions = [...mount.querySelectorAll("[data-question]")];
    const fields = this.questions.map((question) => question.dataset.question);
    this.answers = new Answers(fields, Number(mount.dataset.rows));
    this.found = new Found(mount, this.texts, this.answers);
    this.#takeTyped();
    this.#wire();
    this.#show();
    this.found.open();
  }

  /** What was answered before this script was there. */
  #takeTyped() {
    for (const input of this.form.querySelectorAll("input:checked")) this.answers.set(0, input.name, input.value);
    this.answers.set(0, "group", this.group.value);
    this.#unsaved = this.answers.any();
  }

  #wire() {
    this.form.addEventListener("change", ({ target }) => this.#answered(target.name, target.value));
    this.form.addEventListener("keydown", (event) => this.#key(event));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.#row + 1 < this.answers.count) this.#go(this.#row + 1);
      else this.found.look();
    });
    this.mount.addEventListener("click", ({ target }) => this.#act(target.closest("[data-do]")?.dataset.do));
    addEventListener("beforeunload", (event) => this.#unsaved && event.preventDefault());
  }

  #act(action) {
    if (action === "previous") this.#go(this.#row - 1);
    else if (action === "undo") this.#undo();
    else if (action === "clear") this.#clear();
    else if (action === "more") this.#more();
    else if (action === "result") this.found.look();
    else if (action === "without") this.found.take([]);
    else if (action === "paper") printOnly(this.mount.querySelector(".riktig-journal-paper"));
    else if (action === "save" || action === "print") {
      this.#unsaved = false;
      this.found[action]();
    }
  }

  #answered(field, value) {
    if (this.answers.set(this.#row, field, value)) this.#changed();
  }

  #changed() {
    this.#unsaved = this.answers.any();
    this.#show();
    this.found.changed();
  }

  /** A letter answers the question with focus and goes on; the erase key goes back. */
  #key(event) {
    const { key, ctrlKey, metaKey, altKey, target } = event;
    if ((ctrlKey || metaKey) && key.toLowerCase() === "z") this.#undo();
    else if (ctrlKey || metaKey || altKey || target === this.group) return;
    else if (!this.#letter(target.closest("[data-question]") ?? this.#open(), key)) return;
    event.preventDefault();
  }

  /** Gives whether the key was one of the question's. */
  #letter(question, key) {
    if (!question) return false;
    if (key === "Backspace") {
      this.#back(question);
      return true;
    }
    const chosen = [...question.querySelectorAll("input")].find((one) => one.dataset.key === key.toUpperCase());
    if (!chosen) return false;
    this.#answered(chosen.name, chosen.value);
    this.#onward(question);
    return true;
  }

  /** The first question without an answer. */
  #open() {
    return this.questions.find((one) => !this.answers.rows[this.#row][one.dataset.question]);
  }

  #onward(question) {
    const next = this.questions[this.questions.indexOf(question) + 1];
    if (next) ask(next);
    else if (this.#row + 1 < this.answers.count) this.#go(this.#row + 1, this.questions[0]);
    else this.form.querySelector("[type=submit]").focus();
  }

  #back(question) {
    const field = question.dataset.question;
    const earlier = this.questions[this.questions.indexOf(question) - 1];
    if (this.answers.rows[this.#row][field]) this.#answered(field, "");
    else if (earlier) ask(earlier);
    else if (this.#row) this.#go(this.#row - 1, this.questions.at(-1));
  }

  /** Shows another prescription, at a question or at its heading. */
  #go(row, question) {
    this.#row = row;
    this.#show();
    if (question) {
      ask(question);
      this.#say(this.texts.said, { number: row + 1, question: question.querySelector(".riktig-asks").textContent });
    } else {
      this.mount.querySelector("[data-slot=row]").focus();
    }
  }

  #undo() {
    const at = this.answers.undo();
    if (!at) return;
    this.#row = at.row;
    this.#changed();
    const question = this.#question(at.field);
    if (question) ask(question);
    this.#say(this.texts.undone);
  }

  #clear() {
    if (!this.answers.clear()) return;
    this.#row = 0;
    this.#changed();
    this.mount.querySelector("[data-do=undo]").focus();
    this.#say(this.texts.cleared);
  }

  #more() {
    this.answers.add(Math.min(MORE, Number(this.mount.dataset.most) - this.answers.count));
    this.#show();
    this.#say(this.texts.added, { count: this.answers.count });
  }

  #question(field) {
    return this.questions.find((one) => one.dataset.question === field);
  }

  #say(sentence, values = {}) {
    this.found.slot("said").textContent = fill(sentence, values);
  }

  #show() {
    const { texts, answers } = this;
    const row = answers.rows[this.#row];
    for (const input of this.form.querySelectorAll("input")) input.checked = row[input.name] === input.value;
    this.group.value = row.group ?? "";
    const counts = { number: this.#row + 1, count: answers.count, done: answers.done() };
    this.found.slot("row").textContent = fill(texts.row, counts);
    this.found.slot("done").textContent = fill(texts.done, counts);
    Object.assign(this.mount.querySelector("progress"), { max: counts.count, value: counts.done });
    this.#enable(counts);
    answersTable(this.found.slot("answers"), texts, answers, this.#row, (to, field) => this.#go(to, this.#question(field)));
  }

  #enable({ number, count }) {
    const button = (action) => this.mount.querySelector(`[data-do="${action}"]`);
    button("previous").disabled = number === 1;
    button("undo").disabled = !this.answers.canUndo;
    button("clear").disabled = !this.answers.any();
    button("more").hidden = count >= Number(this.mount.dataset.most);
    this.form.querySelector("[type=submit]").textContent = number === count ? this.texts.last : this.texts.next;
  }
}

/** Moves focus to a question: its answer, or its first choice. */
function ask(question) {
  (question.querySelector("input:checked") ?? question.querySelector("input")).focus();
}

export function mountJournal(mount) {
  return new JournalPage(mount);
}
