// Questions the visitor takes back. The core looks each over for what may point to a patient.
import { copying } from "./copy.js";
import { make } from "./dom.js";
import { saveFile } from "./save.js";
import { inTurns } from "./turns.js";

const ROWS = { question: 3, use: 1, by: 1 }; // lines of a field; two for the others
const MOST = 2000; // characters of a field, as the core takes

export class Questions {
  #asked = [];
  #look = inTurns(() => this.#looked());

  constructor(visit) {
    this.visit = visit;
    visit.submitted(".riktig-visit-ask", () => this.#add());
    visit.on("input", "[data-question]", () => this.#look());
    visit.on("click", "[data-remove-question]", ({ dataset }) => this.#remove(Number(dataset.removeQuestion)));
    visit.on("click", "[data-do=save-questions]", () => this.#save());
  }

  get count() {
    return this.#asked.length;
  }

  begin() {
    this.visit.slot("question-fields").replaceChildren(...this.visit.plan.question_fields.map(({ id, label }) => {
      const field = make("textarea", { id: `visit-question-${id}`, rows: ROWS[id] ?? 2, maxlength: MOST, "data-question": id, "aria-describedby": `visit-question-${id}-error` });
      return make("div.riktig-field", {}, make("label", { for: field.id }, label), field,
        make("span.riktig-error", { id: `visit-question-${id}-error`, "data-question-error": id, "aria-live": "polite" }));
    }));
    this.#show();
  }

  wiped() {
    const [held, typed] = [this.#asked, this.#typed()];
    this.#asked = [];
    this.visit.slot("question-fields").replaceChildren();
    this.#show();
    return () => {
      this.begin();
      this.#put(typed);
      this.#asked = held;
      this.#show();
    };
  }

  get #fields() {
    return [...this.visit.mount.querySelectorAll("[data-question]")];
  }

  #typed() {
    return Object.fromEntries(this.#fields.map((field) => [field.dataset.question, field.value]));
  }

  #put(typed) {
    for (const field of this.#fields) field.value = typed[field.dataset.question] ?? "";
    this.#warn([]);
  }

  #warn(warnings) {
    for (const place of this.visit.mount.querySelectorAll("[data-question-error]")) {
      const words = warnings.filter(({ field }) => field === place.dataset.questionError).map(({ message }) => message).join(" ");
      if (place.textContent !== words) place.textContent = words;
    }
  }

  async #looked() {
    const answer = await this.visit.ask({ op: "visit_questions", fields: this.#typed() });
    this.visit.slot("question-error").textContent = answer.ok ? "" : answer.message;
    this.#warn(answer.warnings ?? []);
    return answer;
  }

  /** A question with an identity number is not taken; what else may point to a patient is told. */
  async #add() {
    const typed = this.#typed();
    if (!typed.question.trim()) {
      this.visit.slot("question-error").textContent = this.visit.texts.question_empty;
      return this.#fields[0].focus();
    }
    const answer = await this.#looked();
    if (!answer.ok || answer.blocked) return this.#fields.find(({ dataset }) => answer.warnings?.some(({ field }) => field === dataset.question))?.focus();
    this.#asked.push({ typed, text: answer.text, warnings: answer.warnings.map(({ message }) => message) });
    this.#put({});
    this.#show(this.visit.texts.question_added);
    return this.#fields[0].focus();
  }

  /** What is taken away stands in the fields again, if they are empty: one press adds it anew. */
  #remove(at) {
    const [removed] = this.#asked.splice(at, 1);
    if (!Object.values(this.#typed()).some((words) => words.trim())) this.#put(removed.typed);
    this.#show(this.visit.texts.question_removed);
    this.#fields[0].focus();
  }

  #show(said = "") {
    const { texts } = this.visit;
    this.visit.slot("questions-said").textContent = said;
    this.visit.slot("asked").replaceChildren(...this.#asked.map(({ typed, warnings }, at) => make("li", {},
      make("p", {}, typed.question), ...warnings.map((warning) => make("p.riktig-error", {}, warning)),
      make("button.riktig-plain", { type: "button", "data-remove-question": at, "aria-label": `${texts.remove}: ${typed.question}` }, texts.remove))));
    this.visit.slot("asked-actions").hidden = !this.count;
    const { button, said: copied } = copying(texts.copy, this.#text(), null, texts);
    this.visit.slot("copy-questions").replaceChildren(button, copied);
  }

  #text() {
    return this.#asked.map(({ text }) => text).join("\n\n");
  }

  #save() {
    saveFile(`${this.visit.texts.questions_file}.txt`, [this.#text()], "text/plain;charset=utf-8");
  }
}
