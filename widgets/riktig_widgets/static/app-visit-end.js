// After the visit: the sheet that stays, three questions, what is taken along if both agree.
import { labels } from "./app-visit-messages.js";
import { fill, make } from "./dom.js";
import { today } from "./day.js";
import { printOnly } from "./print.js";
import { saveFile, saveJson } from "./save.js";
import { minutesAndSeconds } from "./step-clock.js";
import { inTurns } from "./turns.js";

const SCHEMA = "riktig-visit/1";

export class Ending {
  #draw = inTurns(() => this.#sheet());

  constructor(visit) {
    this.visit = visit;
    visit.on("change", "[data-sheet], [data-agrees]", () => this.#chosen());
    visit.on("click", "[data-do=print-sheet]", () => this.#print());
    visit.on("click", "[data-do=save-code]", () => this.#saveCode());
    visit.submitted(".riktig-visit-evaluation", () => this.#count());
  }

  show() {
    const { texts, parts, plan } = this.visit;
    this.visit.slot("spent").textContent = fill(texts.spent, { time: minutesAndSeconds(Math.floor(parts.clock.spent)), minutes: plan.minutes });
    this.#messages(plan, parts.messages.seen);
    this.visit.slot("sheet-numbers").hidden = !parts.numbers.given;
    this.visit.slot("no-code").hidden = Boolean(parts.agreement.made);
    this.visit.slot("with-code").hidden = !parts.agreement.made;
    this.visit.slot("with-questions").hidden = !parts.back.count;
    this.visit.slot("question-count").textContent = fill(parts.back.count === 1 ? texts.question_one : texts.question_many, { count: parts.back.count });
    this.visit.slot("print-sheet").textContent = this.visit.host.kind === "kernel" ? texts.sheet_pdf : texts.sheet_print;
    if (!this.visit.slot("evaluation").childElementCount) this.#evaluation();
    this.visit.campaign.offer(this.visit.slot("count-visit"));
    this.#chosen();
  }

  wiped() {
    const ticks = this.#ticks.map((tick) => [tick, tick.checked]);
    const held = ["evaluation", "sheet", "sheet-messages"].map((name) => [name, [...this.visit.slot(name).childNodes]]);
    for (const tick of this.#ticks) tick.checked = false;
    for (const [name] of held) this.visit.slot(name).replaceChildren();
    const counted = this.visit.slot("evaluation-count").hidden;
    return () => {
      for (const [name, nodes] of held) this.visit.slot(name).replaceChildren(...nodes);
      for (const [tick, was] of ticks) tick.checked = was;
      this.#counted(counted);
    };
  }

  get #ticks() {
    return [...this.visit.mount.querySelectorAll("[data-agrees], [data-sheet]")];
  }

  get #bothAgree() {
    return [...this.visit.mount.querySelectorAll("[data-agrees]")].every(({ checked }) => checked);
  }

  /** Those shown in the visit are on the sheet; in the shortest one the sheet holds what was left out. */
  #messages({ messages, most_messages }, seen) {
    if (this.visit.slot("sheet-messages").childElementCount) return;
    const all = seen.size === 0 || most_messages === 1;
    this.visit.slot("sheet-messages").replaceChildren(...messages.map(({ id, title }) =>
      make("label.riktig-agree", {}, make("input", { type: "checkbox", "data-sheet": "message", value: id, checked: all || seen.has(id) }), make("span", {}, title))));
  }

  #chosen() {
    this.visit.slot("save-code").disabled = !this.#bothAgree;
    this.#draw();
  }

  get #request() {
    const { plan, parts } = this.visit;
    const { made } = parts.agreement;
    return {
      theme: plan.theme,
      today: today(),
      messages: [...this.visit.mount.querySelectorAll("[data-sheet=message]:checked")].map(({ value }) => value),
      numbers: this.#numbers(parts.numbers.given),
      commitment: made ? { code: made.code, change: made.said } : null,
      both_agree: this.#bothAgree,
    };
  }

  /** Those that are known; that a file lacks one is nothing to leave behind. */
  #numbers(given) {
    const wanted = given && this.visit.mount.querySelector("[data-sheet=numbers]").checked;
    return wanted ? { numbers: given.numbers.filter(({ shown }) => shown), synthetic: given.synthetic } : null;
  }

  async #sheet() {
    const request = this.#request;
    const answer = request.messages.length ? await this.visit.ask({ op: "visit_sheet", ...request }) : { ok: false, message: this.visit.texts.sheet_empty };
    this.visit.refuse("sheet-refusal", answer.ok ? "" : answer.message);
    this.visit.slot("print-sheet").disabled = !answer.ok;
    if (answer.ok) this.visit.slot("sheet").replaceChildren(sheetOf(answer.sheet));
  }

  async #print() {
    try {
      const made = await this.visit.host.paper({ paper: "visit", ...this.#request });
      if (made) saveFile(`${this.visit.texts.sheet_file}.pdf`, [made], "application/pdf");
      else printOnly(this.visit.slot("sheet"));
    } catch {
      this.visit.refuse("sheet-refusal", this.visit.texts.sheet_failed);
    }
  }

  #evaluation() {
    const { lead, questions, source } = this.visit.plan.evaluation;
    this.visit.slot("evaluation").replaceChildren(make("p", {}, lead), ...questions.map(({ id, text, choices }) =>
      make("fieldset.riktig-field", {}, make("legend", {}, text),
        make("div.riktig-radios", {}, ...choices.flatMap((choice) => [
          make("input", { type: "radio", name: `visit-${id}`, id: `visit-${id}-${choice.id}`, value: choice.id, "data-evaluates": id }),
          make("label.riktig-radio", { for: `visit-${id}-${choice.id}` }, choice.text)])))), make("p.riktig-source", {}, source));
    this.#counted(false);
  }

  #counted(done) {
    this.visit.slot("evaluation-count").hidden = done;
    this.visit.slot("evaluation-said").textContent = done ? this.visit.texts.evaluation_done : "";
  }

  /** The answers become counts and are gone from the page: who answered what cannot be seen. */
  #count() {
    const chosen = [...this.visit.mount.querySelectorAll("[data-evaluates]:checked")];
    if (!chosen.length) {
      this.visit.slot("evaluation-said").textContent = this.visit.texts.evaluation_empty;
      return;
    }
    this.visit.campaign.count(chosen.map(({ value, dataset }) => [dataset.evaluates, value]));
    this.visit.slot("evaluation").replaceChildren(make("p"));
    this.#counted(true);
  }

  #saveCode() {
    const { made } = this.visit.parts.agreement;
    saveJson(`${this.visit.texts.code_file}-${today()}.json`, { schema: SCHEMA, code: made.code, visited: today() });
  }
}

/** The sheet as the core has written it: one A4 page. */
function sheetOf(sheet) {
  return make("article.riktig-visit-sheet", {},
    make("h2", {}, sheet.title), make("p", {}, [sheet.lead, sheet.date].filter(Boolean).join(" ")),
    ...sheet.messages.flatMap(({ title, text, more, do: action }) => [
      make("h3", {}, title), ...[text, ...more].map((paragraph) => make("p", {}, paragraph)),
      make("p", {}, make("strong", {}, `${sheet.do}: `), action)]),
    sheet.numbers ? make("section", {}, make("h3", {}, sheet.numbers.title), ...sheet.numbers.sentences.map((one) => make("p", {}, one))) : null,
    sheet.commitment ? agreedOf(sheet.commitment) : null,
    make("div.riktig-visit-sheet-foot", {}, make("p", {}, `${sheet.sources_title}: ${labels(sheet.sources)}`),
      make("p", {}, `${sheet.foot} ${sheet.stamp}`)));
}

function agreedOf({ title, sentence, change, code, code_label, code_about }) {
  return make("section.riktig-visit-sheet-agreed", {}, make("h3", {}, title), make("p", {}, sentence), change ? make("p", {}, change) : null,
    ...(code ? [make("p", {}, `${code_label}: `, make("strong.riktig-visit-letters", { translate: "no" }, code)), make("p", {}, code_about)] : []));
}
