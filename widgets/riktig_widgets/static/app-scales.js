// Scores over time: the scale calculator as it is, and what it answered kept by date while the page is open.
import { Calculator } from "./calculator.js";
import { today } from "./day.js";
import { fill, list, make, table } from "./dom.js";
import { OwnFile } from "./own-file.js";
import { Figure, paperPicture } from "./picture.js";

class ScalesApp extends OwnFile {
  state = { entries: [] };
  view = null;
  #figures = new Map();
  #answered = null; // the values behind the card that stands there

  constructor(root, host) {
    super(root, host, { save: "scores_save", open: "scores_open" });
    this.calculator = new Calculator(root.querySelector("[data-calculator]"), (request) => this.#reckon(request));
    this.date = root.querySelector("#scores-date");
    this.error = root.querySelector("#scores-add-error");
    this.date.value ||= today();
    root.querySelector(".riktig-scores-add").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#add();
    });
    root.addEventListener("input", () => { this.error.textContent = ""; });
  }

  content() {
    return this.state;
  }

  opened({ entries }) {
    return { entries };
  }

  async #reckon(request) {
    this.#answered = null;
    const answer = await this.host.ask(request);
    this.#answered = answer.ok ? request.values : null;
    return answer;
  }

  act(action) {
    if (action === "clear") this.#lose(() => ({ entries: [] }), this.texts.cleared);
    else if (action === "print") this.#print();
    else super.act(action);
  }

  /** The last answer may still be on its way, and the button be pressed twice. */
  async #add() {
    await this.calculator.settled();
    const answered = this.#answered;
    if (!answered || !this.date.value) {
      this.error.textContent = answered ? this.texts.no_date : this.texts.not_yet;
      return;
    }
    this.#answered = null;
    const before = this.snapshot();
    const { entries } = this.state;
    if (!(await this.restored({ entries: [...entries, { date: this.date.value, ...answered }] }))) {
      this.#answered = answered;
      return void (await this.restored(before, false));
    }
    this.calculator.form.clear();
    this.#choose(answered.instrument);
    this.changed();
    this.tell(this.texts.added, before);
  }

  /** The next form is most often of the same kind. */
  #choose(instrument) {
    const field = this.calculator.form.form.querySelector("[data-field=instrument] select");
    field.value = instrument;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  async #lose(change, sentence) {
    const before = this.snapshot();
    await this.restored(change(this.snapshot()));
    this.changed();
    this.tell(sentence, before);
    this.button("undo").focus();
  }

  /** Other scores stand on the page. False when the core will not have them. */
  async restored(state, tells = true) {
    this.state = structuredClone(state);
    const answer = tells
      ? await this.asked({ op: "scores_view", ...this.state })
      : await this.host.ask({ op: "scores_view", ...this.state }).catch(() => null);
    if (!answer?.ok) return false;
    this.view = answer.view;
    this.#show();
    return true;
  }

  #show() {
    const { instruments } = this.view;
    const parts = instruments.map((part) => this.#part(part));
    this.slot("over").replaceChildren(...(parts.length ? parts : [make("p.riktig-help", {}, this.texts.before_over)]));
  }

  #part(part) {
    const shown = table(part.table);
    shown.querySelector("thead tr").append(make("th", { scope: "col" }, this.texts.remove_column));
    part.rows.forEach((row, at) => {
      const button = make("button.riktig-plain", { type: "button", "aria-label": fill(this.texts.remove_one, row) }, this.texts.remove);
      button.addEventListener("click", () => this.#lose(({ entries }) => ({ entries: entries.filter((_, one) => one !== row.at) }), this.texts.removed));
      shown.querySelectorAll("tbody tr")[at].append(make("td", {}, button));
    });
    return make("section.riktig-scores-part", { "aria-label": part.title },
      make("h3", {}, part.title),
      list("riktig-warnings", part.warnings),
      part.picture ? this.#picture(part) : null,
      shown,
      list("riktig-notes", part.notes),
      make("p.riktig-source", {}, part.table_line));
  }

  #picture({ instrument, picture }) {
    if (!this.#figures.has(instrument)) this.#figures.set(instrument, new Figure());
    const figure = this.#figures.get(instrument);
    figure.show(picture);
    return figure.element;
  }

  async #print() {
    if (!this.view?.count) return this.refuse(this.texts.before_over);
    const parts = await Promise.all(this.view.instruments.map(paperPart));
    this.print(make("article.riktig-diary-paper", {}, make("h1", {}, this.texts.over), ...parts.flat()));
  }
}

async function paperPart({ title, table: scores, picture, warnings, notes, table_line }) {
  const drawn = picture ? await paperPicture(picture).catch(() => make("p", {}, picture.alt)) : null;
  const made = make("section", {}, make("h2", {}, title), drawn, table(scores));
  for (const line of [...warnings, ...notes, table_line]) made.append(make("p", {}, line));
  return made;
}

export async function mountScales(mount, host) {
  const app = new ScalesApp(mount.querySelector("[data-scores-app]"), host);
  app.calculator.ready();
  await app.takeUp();
}
