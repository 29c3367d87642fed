// Votes: a question, its answers, and how many gave each. Counts alone; of few answers none is shown.
import { button, field, input, Undoing } from "./app-meeting-parts.js";
import { fill, make } from "./dom.js";

const BEGINS_WITH = 2;
const MOST = 8;

export class Votes {
  #votes = []; // { id, typed, view }
  #next = 1;
  #editing = null;

  constructor(app) {
    this.app = app;
    this.texts = app.texts;
    this.#make();
    this.#form();
    this.#list();
  }

  get any() {
    return this.#votes.length > 0;
  }

  /** Every vote as it was typed. */
  get typed() {
    return this.#votes.map(({ typed }) => typed);
  }

  get cards() {
    return this.#votes.map(({ id, view }) => ({ id: `vote-${id}`, title: view.question, element: () => make("div.riktig-wall-vote", {}, ...this.#shown(view, "h2")) }));
  }

  #make() {
    const { texts } = this;
    this.question = input({ maxlength: 160 });
    this.rows = make("div.riktig-meeting-choices-typed");
    this.more = button("riktig-add", texts.vote_more, () => this.#row({}).querySelector("input").focus());
    this.wrong = make("p.riktig-error", { role: "alert" });
    this.put = make("button.riktig-button", { type: "submit" });
    this.undoing = new Undoing(texts.undo);
    this.list = make("div");
    this.heading = make("h3", { tabindex: "-1" }, texts.votes_title);
    const form = make("form", { novalidate: true }, field(texts.vote_question, this.question), this.rows, this.more, this.wrong,
      make("p.riktig-actions", {}, this.put));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.app.part("votes").append(make("div", {}, make("h3", {}, texts.vote_title), make("p.riktig-help", {}, texts.vote_help), form),
      make("div", {}, this.heading, this.undoing.element, this.list));
  }

  #form({ question = "", choices = [] } = {}) {
    this.question.value = question;
    this.rows.replaceChildren();
    for (let at = 0; at < Math.max(BEGINS_WITH, choices.length); at += 1) this.#row(choices[at] ?? {});
    this.put.textContent = this.texts[this.#editing ? "vote_save" : "vote_add"];
    this.wrong.textContent = "";
  }

  #row({ label = "", count = "" }) {
    const number = this.rows.children.length + 1;
    const words = input({ maxlength: 160 });
    const counted = input({ inputmode: "numeric", maxlength: 3, "aria-label": fill(this.texts.vote_count, { number }) });
    words.value = label;
    counted.value = count;
    const row = make("div.riktig-meeting-choice", {}, field(fill(this.texts.vote_choice, { number }), words),
      make("div.riktig-field", {}, make("span.riktig-label", { "aria-hidden": "true" }, this.texts.vote_count_head), counted));
    this.rows.append(row);
    this.more.hidden = number >= MOST;
    return row;
  }

  get #typed() {
    const choices = [...this.rows.children].map((row) => {
      const [label, count] = [...row.querySelectorAll("input")].map((one) => one.value);
      return { label, count };
    });
    return { question: this.question.value, choices };
  }

  async #submit() {
    const typed = this.#typed;
    const answer = await this.app.ask({ op: "meeting_vote", ...typed }, [], this.wrong);
    if (!answer) return;
    const held = this.#votes.find(({ id }) => id === this.#editing);
    if (held) Object.assign(held, { typed, view: answer.vote });
    else this.#votes.push({ id: this.#next++, typed, view: answer.vote });
    this.#editing = null;
    this.#list();
    this.undoing.say(this.texts.vote_added);
    if (JSON.stringify(this.#typed) !== JSON.stringify(typed)) return; // the next is already being typed
    this.#form();
    this.heading.focus();
  }

  #list() {
    const { texts } = this;
    this.list.replaceChildren(...(this.#votes.length ? this.#votes.map((vote) => this.#one(vote)) : [make("p", {}, texts.votes_none)]));
    this.app.counted("votes", this.#votes.length);
  }

  #one({ id, typed, view }) {
    const { texts } = this;
    const act = (words, done) => button("riktig-plain", words, done, { "aria-label": `${words}: ${view.question}` });
    return make("section.riktig-block.riktig-meeting-vote", {}, ...this.#shown(view, "h4"), make("p.riktig-actions", {},
      act(texts.wall, () => this.app.wall.open(`vote-${id}`)),
      act(texts.vote_change, () => this.#change(id, typed)),
      act(texts.vote_remove, () => this.#remove(id))));
  }

  #shown({ question, sentence, rows }, heading) {
    const bars = rows.map(({ label, count, bar }) => make("li", {}, make("span", {}, fill(this.texts.vote_bars, { label, count })),
      make("progress", { value: bar, max: 1, "aria-hidden": "true" })));
    return [make(heading, {}, question), make("p", {}, sentence), bars.length ? make("ul.riktig-meeting-bars", {}, ...bars) : null].filter(Boolean);
  }

  #change(id, typed) {
    this.#editing = id;
    this.#form(typed);
    this.question.focus();
  }

  #remove(id) {
    const before = [...this.#votes];
    this.#votes = this.#votes.filter((vote) => vote.id !== id);
    if (this.#editing === id) this.#editing = null;
    this.put.textContent = this.texts[this.#editing ? "vote_save" : "vote_add"];
    this.#list();
    this.undoing.say(this.texts.vote_removed, () => {
      this.#votes = before;
      this.#list();
      this.heading.focus();
    });
    this.undoing.back.focus();
  }
}
