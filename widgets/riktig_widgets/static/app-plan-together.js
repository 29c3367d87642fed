// Several medicines as one plan: what goes down when, one sheet and one calendar.
import { fill, fold, list, make } from "./dom.js";
import { Figure } from "./picture.js";
import { sheetParts } from "./planner-sheet.js";
import { advice, stamp, withheld } from "./planner-view.js";
import { printOnly } from "./print.js";

const WEEK = 7;

export class TogetherView {
  #figure = null; // made when there is a picture: it draws itself again when the page turns dark

  /** @param {object} texts @param {PlanView} plain copies and labels @param {?Function} paper a PDF of a request
   * @param {object} does `edit(at)`, `begin(at, day)` */
  constructor(texts, plain, paper, does) {
    Object.assign(this, { texts, plain, paper, does });
  }

  message(sentence, ...more) {
    return make("div.riktig-plan-waits", {}, make("p", {}, sentence), ...more);
  }

  spoken({ headline, headline_label: label, weeks }) {
    return [headline, label, weeks.sentence].join(" ");
  }

  made(plan, request) {
    this.#figure ??= new Figure();
    this.#figure.show(plan.picture);
    const sheets = {
      labels: this.texts.form.labels,
      texts: this.texts,
      paper: this.paper && (() => this.paper(request)),
      copyable: (one) => this.plain.copyable(one),
    };
    const made = make("section.riktig-plan", { "aria-labelledby": "planner-together" },
      stamp(plan.stamp),
      make("h2", { id: "planner-together", tabindex: "-1" }, plan.title),
      plan.draft ? make("p.riktig-draft", {}, plan.draft) : null,
      make("p.riktig-headline", {}, make("output.riktig-number", {}, plan.headline), make("span.riktig-headline-label", {}, plan.headline_label)),
      plan.waiting ? make("p", {}, plan.waiting) : null,
      this.#weeks(plan.weeks),
      make("div.riktig-plan-both", {}, this.#figure.element, this.#medicines(plan.medicines)),
      timeline(plan.timeline, this.texts),
      make("p.riktig-actions", {}, this.#button("print", this.texts.print_together, () => printOnly(made))),
      ...plan.notes.map((note) => make("p.riktig-source", {}, note)),
      list("riktig-warnings", plan.warnings),
      plan.badly ? advice(plan.badly.title, plan.badly.items) : null,
      plan.opioid ? advice(plan.opioid.title, plan.opioid.items) : null,
      ...sheetParts(plan, sheets),
      withheld(plan.withheld));
    return made;
  }

  #weeks({ title, count, sentence, choose, list: weeks, list_title: about, order }) {
    const items = order.map(({ text, source }) => make("li", {}, text, " ", make("span.riktig-source", {}, source)));
    return make(`div.riktig-before${count ? ".riktig-before-open" : ""}`, {},
      make("h3", {}, title), make("p", {}, make("strong", {}, sentence), choose ? ` ${choose}` : ""),
      items.length ? make("ul", {}, ...items) : null,
      weeks.length ? fold(about, list("riktig-notes", weeks)) : null);
  }

  /** Each medicine in short, and ways to let it begin later. */
  #medicines(medicines) {
    return make("ol.riktig-plan-medicines", { "aria-label": this.texts.order_title }, ...medicines.map((one) => {
      const at = one.number - 1;
      const others = medicines.filter((other) => other !== one && other.ends > one.begins);
      return make("li", {},
        make("p", {}, make("strong", {}, one.name), make("span", {}, one.text)),
        make("p.riktig-actions", {},
          this.#button(`edit-${at}`, this.texts.edit, () => this.does.edit(at), one.name),
          this.#button(`later-${at}`, this.texts.later, () => this.does.begin(at, later(one.begins, WEEK)), one.name),
          ...others.map((other) => this.#button(`after-${at}-${other.number}`, fill(this.texts.after, other), () => this.does.begin(at, other.ends), one.name))));
    }));
  }

  #button(key, label, act, about = "") {
    const made = make("button.riktig-button.riktig-second", { type: "button", "data-key": key }, label, about ? make("span.riktig-sr", {}, `: ${about}`) : null);
    made.addEventListener("click", act);
    return made;
  }
}

/** Every dose by its date: what goes down is marked with an arrow, and told. */
function timeline({ caption, date_label: date, columns, totals, rows }, texts) {
  const heads = [date, ...columns, ...totals.map(({ label }) => label)];
  const head = make("tr", {}, ...heads.map((text) => make("th", { scope: "col" }, text)));
  const body = rows.map((row) => make("tr", { "data-busy": row.busy },
    make("th", { scope: "row" }, row.date_text, row.busy ? make("span.riktig-plan-busy", {}, texts.busy) : null),
    ...row.cells.map(({ text, falls }, at) => make("td", { "data-label": columns[at], "data-falls": falls },
      falls ? make("span", { "aria-hidden": "true" }, "↓ ") : null, text, falls ? make("span.riktig-sr", {}, ` ${texts.falls}`) : null)),
    ...row.totals.map((text, at) => make("td", { "data-label": totals[at].label }, text))));
  const table = make("table.riktig-table.riktig-stacks.riktig-plan-times", {}, make("caption", {}, caption), make("thead", {}, head), make("tbody", {}, ...body));
  return make("div.riktig-scroll", { tabindex: "0", role: "region", "aria-label": caption }, table);
}

/** A day so many days later, both as ISO dates. */
function later(day, days) {
  const moved = new Date(`${day}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}
