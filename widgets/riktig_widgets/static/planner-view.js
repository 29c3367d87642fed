// A plan as a reader sees it: what must be settled first, the answer, its steps, what to copy.
import { copying } from "./copy.js";
import { fold, list, make, table } from "./dom.js";
import { Figure } from "./picture.js";
import { printOnly } from "./print.js";
import { sheetParts } from "./planner-sheet.js";

export class PlanView {
  #figure = null;

  /** @param {object} texts of the page; `form.labels` are the planner's @param {object} does `hold`, `release` */
  constructor(texts, does) {
    this.texts = texts;
    this.labels = texts.form.labels;
    this.does = does;
    this.paper = does.paper;
  }

  /** @param {object} plan the core's PLAN */
  made(plan) {
    return plan.kind === "not_now" ? this.#waiting(plan) : this.#plan(plan);
  }

  #waiting(plan) {
    return make("section.riktig-plan", { "aria-labelledby": "planner-result" },
      stamp(plan.stamp),
      make("h2", { id: "planner-result", tabindex: "-1" }, plan.title),
      make("p.riktig-sentence", {}, plan.message),
      plan.journal ? this.copyable(plan.journal) : null,
      withheld(plan.withheld));
  }

  #plan(plan) {
    const made = make("section.riktig-plan", { "aria-labelledby": "planner-result" },
      stamp(plan.stamp),
      make("h2", { id: "planner-result", tabindex: "-1" }, plan.title),
      before(plan.before, plan.draft),
      make("p.riktig-headline", {},
        make("output.riktig-number", {}, plan.headline),
        make("span.riktig-headline-label", {}, plan.headline_label)),
      plan.why_not ? make("p.riktig-refusal", {}, plan.why_not) : null,
      list("riktig-warnings", plan.warnings),
      plan.switch ? this.#switch(plan.switch) : null,
      facts(plan.facts),
      plan.picture ? this.#picture(plan.picture) : null,
      make("h3", {}, this.labels.steps_title),
      make("ol.riktig-plansteps", {}, ...plan.steps.map((step) => this.#step(step, plan.steps_table.columns))),
      fold(this.texts.table, table(plan.steps_table)),
      advice(plan.intakes.title, plan.intakes.items),
      advice(plan.checklist.title, plan.checklist.items.map((text) => ({ text }))),
      advice(plan.badly.title, plan.badly.items),
      plan.opioid ? advice(plan.opioid.title, plan.opioid.items) : null,
      ...sheetParts(plan, this),
      withheld(plan.withheld),
      make("div.riktig-foot", {}, make("span.riktig-source", {}, plan.table_line)),
      this.#sources(plan.sources));
    const print = make("button.riktig-button.riktig-second", { type: "button" }, this.labels.print_plan);
    print.addEventListener("click", () => printOnly(made));
    made.querySelector(".riktig-plan-facts").after(make("p.riktig-actions", {}, print));
    return made;
  }

  #switch({ title, range_text: range, dose_text: dose, table_line: line, warnings, notes }) {
    return make("div.riktig-copyable", {},
      make("h3", {}, title), make("p", {}, range), dose ? make("p", {}, dose) : null,
      list("riktig-warnings", warnings),
      notes.length ? make("ul.riktig-switch-notes", {}, ...notes.map(({ text, source }) => cited(text, source))) : null,
      make("p.riktig-source", {}, line));
  }

  /** The same figure from plan to plan, so that it does not blink. */
  #picture(picture) {
    this.#figure ??= new Figure();
    this.#figure.show(picture);
    return this.#figure.element;
  }

  #step(step, [numberLabel, dateLabel, doseLabel, tabletsLabel, dispensedLabel, ...rest]) {
    const dates = step.until_text ? `${step.date_text}–${step.until_text}` : step.date_text;
    const dispensed = step.dispensings.map((one) => [`${one.when_text}: ${one.text}`, one.packs_text].filter(Boolean).join(". "));
    return make("li.riktig-planstep", { "data-step": step.number, "data-held": step.held_days > 0, "aria-label": `${numberLabel} ${step.number}` },
      make("span.riktig-step-number", { "aria-hidden": "true" }, step.number),
      make("dl.riktig-step-facts", {},
        fact(doseLabel, step.dose_text, "riktig-step-dose"),
        fact(dateLabel, dates),
        fact(tabletsLabel, step.tablets_text),
        step.note ? fact(this.labels.note_label, step.note) : null,
        step.omeq_text ? fact(rest[0], step.omeq_text) : null,
        step.driving ? fact(rest.at(-1), step.driving.text, "riktig-step-driving") : null),
      step.days ? this.#holding(step, numberLabel) : null,
      fold(`${this.labels.prescription_title}: ${numberLabel} ${step.number}`,
        this.copyable(step.prescription),
        dispensed.length ? make("p.riktig-help", {}, dispensedLabel) : null,
        list("riktig-notes", dispensed)));
  }

  #holding(step, numberLabel) {
    const button = (kind, label, act) => {
      const made = make(`button.riktig-button.riktig-second`, { type: "button", "data-key": `${kind}-${step.number}` },
        label, make("span.riktig-sr", {}, `: ${numberLabel} ${step.number}`));
      made.addEventListener("click", act);
      return made;
    };
    return make("p.riktig-actions", {},
      button("hold", this.labels.hold_button, () => this.does.hold(step)),
      step.held_days ? button("release", this.labels.hold_remove_button, () => this.does.release(step)) : null);
  }

  #sources(sources) {
    const lines = sources.map(({ publisher, title, version }) => `${publisher}: ${title} (${version})`);
    return lines.length ? fold(this.labels.sources_title, list("riktig-notes", lines)) : null;
  }

  /** A text to be copied as it stands. */
  copyable({ title, text }) {
    const shown = make("div.riktig-copyable-text", {}, text);
    const { button, said } = copying(this.labels.copy, text, shown, { ...this.texts, copied: this.labels.copied });
    button.append(make("span.riktig-sr", {}, `: ${title}`));
    return make("div.riktig-copyable", {},
      make("div.riktig-copyable-head", {}, make("p.riktig-copyable-title", {}, title), button), shown, said);
  }
}

export function stamp(words) {
  return words ? make("p.riktig-stamp", {}, make("strong", {}, words)) : null;
}

export function withheld(sentence) {
  return sentence ? make("p.riktig-draft", {}, sentence) : null;
}

/** What must be settled first stands first, with why. */
function before({ title, verdict, level, answered_yes: yes }, draft) {
  if (level === "clear") return make("p.riktig-help", {}, verdict);
  return make(`div.riktig-before.riktig-before-${level}`, {},
    make("h3", {}, title), make("p", {}, verdict), draft ? make("p.riktig-draft", {}, draft) : null,
    yes.length ? make("ul", {}, ...yes.map(({ why, source }) => cited(why, source))) : null);
}

function cited(text, source) {
  return make("li", {}, text, source ? " " : "", source ? make("span.riktig-source", {}, source) : null);
}

function fact(label, value, kind = "riktig-fact") {
  return make(`div.${kind}`, {}, make("dt", {}, label), make("dd", {}, value));
}

function facts(rows) {
  return make("dl.riktig-plan-facts", {}, ...rows.map(([label, value]) => fact(label, value)));
}

export function advice(title, items) {
  return make("div.riktig-advice", {}, make("h3", {}, title),
    make("ul", {}, ...items.map(({ text, source }) => cited(text, source))));
}
