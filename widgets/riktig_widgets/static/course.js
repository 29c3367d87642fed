// What a reader answers in the course: cases, questions, and the start of a meeting. No Python.
import { domReady, fill, make } from "./dom.js";
import { button } from "./course-choices.js";
import { Case } from "./course-case.js";
import { mountOrder } from "./course-order.js";
import { answersLast } from "./course-paper.js";
import { Question } from "./course-question.js";
import { mountRead } from "./course-read.js";
import { Store } from "./course-store.js";

const KINDS = { case: Case, question: Question };

/** How it goes on the page, and what becomes of the answers. */
class Foot {
  constructor(parts, texts, store, after) {
    this.parts = parts;
    this.texts = texts;
    this.said = make("p", { role: "status" });
    this.counts = make("p.course-counts", { role: "status" });
    const kept = make("p.quiet", {}, store.keeps ? texts.stays : texts.not_kept);
    const forget = button("riktig-plain", texts.forget, () => this.#forgotten(store));
    const restart = parts.question.length ? button("riktig-plain", texts.restart_questions, () => this.#restarted()) : null;
    const actions = make("div.course-actions", {}, restart, forget);
    after.after(make("div.course-foot", {}, this.counts, kept, actions, this.said));
    this.show();
  }

  #restarted() {
    this.parts.question.forEach((one) => one.reset());
    this.parts.question[0].choices.focus(null);
  }

  #forgotten(store) {
    [...this.parts.case, ...this.parts.question].forEach((one) => one.reset());
    store.clear();
    this.said.textContent = this.texts.forgotten;
  }

  show() {
    const { case: cases, question: questions } = this.parts;
    const done = (some) => some.filter((one) => one.done).length;
    const said = [];
    if (cases.length) said.push(fill(this.texts.cases, { done: done(cases), count: cases.length }));
    const right = questions.filter((one) => one.right).length;
    if (questions.length) said.push(fill(this.texts.right, { right, count: questions.length, done: done(questions) }));
    this.counts.textContent = said.join(" ");
    this.said.textContent = "";
  }
}

await domReady();
const { page, texts } = JSON.parse(document.querySelector("script[data-course-texts]").textContent);
const store = new Store(page);
const parts = { case: [], question: [] };
let foot = null;
for (const section of document.querySelectorAll("[data-course=case], [data-course=question]")) {
  const { course } = section.dataset;
  parts[course].push(new KINDS[course](section, texts, store, () => foot?.show()));
}
const answered = [...document.querySelectorAll("[data-course=case], [data-course=question]")];
if (answered.length) {
  foot = new Foot(parts, texts, store, answered.at(-1));
  answersLast(document.querySelector("main"), texts.answers);
}
document.querySelectorAll("[data-course=order]").forEach(mountOrder);
document.querySelectorAll("[data-course=read]").forEach((section) => mountRead(section, page, texts));
