// The bar over the planner: the plans, the medicines of the plan, and what is looked at.
import { fill, make } from "./dom.js";

export class PlanBar {
  /** @param {HTMLElement} place @param {object} texts @param {PlanSet} set @param {object} does the app */
  constructor(place, texts, set, does) {
    Object.assign(this, { place, texts, set, does });
  }

  /** What a medicine is called, with its plan where there are two. */
  name(plan, at) {
    const { name, dose, waits } = this.set.plans[plan][at];
    const words = { number: at + 1, name: name || this.texts.new_medicine, mg: dose };
    const said = fill(waits ? this.texts.waits : name && dose ? this.texts.medicine_dose : this.texts.medicine, words);
    return this.set.compares ? `${this.texts[`plan_${plan.toLowerCase()}`]}, ${said}` : said;
  }

  /** Draws itself again where something is new; who pressed a button stays at it. */
  draw(view) {
    const { plan, at, plans, compares, isFull } = this.set;
    const written = JSON.stringify([view, plan, at, plans.A.map(named), plans.B?.map(named)]);
    if (written === this.written) return;
    this.written = written;
    const key = document.activeElement?.dataset?.key;
    this.place.replaceChildren(
      ...(compares ? [this.#group(this.texts.plans_label, this.#plans(view, plan))] : []),
      this.#group(this.texts.medicines_label, this.#medicines(view, plan, at, isFull)),
      this.#group(this.texts.views_label, this.#views(view, compares)));
    if (key) this.place.querySelector(`[data-key="${key}"]`)?.focus();
  }

  #group(label, buttons) {
    return make("div.riktig-plan-group", { role: "group", "aria-label": label }, ...buttons);
  }

  #plans(view, plan) {
    const { texts, does } = this;
    return [
      ...["A", "B"].map((name) => this.#chip(`plan-${name}`, texts[`plan_${name.toLowerCase()}`], view !== "compare" && plan === name, () => does.plan(name))),
      this.#plain("swap", texts.swap, () => does.swap()),
      ...["A", "B"].map((name) => this.#plain(`keep-${name}`, fill(texts.keep, { plan: name }), () => does.keepOnly(name))),
    ];
  }

  #medicines(view, plan, at, isFull) {
    const chips = this.set.medicines.map((one, place) =>
      this.#chip(`medicine-${place}`, this.#short(one, place), view === "one" && place === at, () => this.does.choose(plan, place)));
    return isFull ? chips : [...chips, this.#plain("add", this.texts.add, () => this.does.add())];
  }

  #short({ name, dose, waits }, at) {
    const words = { number: at + 1, name: name || this.texts.new_medicine, mg: dose };
    return fill(waits ? this.texts.waits : name && dose ? this.texts.medicine_dose : this.texts.medicine, words);
  }

  #views(view, compares) {
    const { texts, does } = this;
    return [
      this.#chip("together", texts.together, view === "together", () => does.show("together")),
      compares
        ? this.#chip("compare", texts.compared, view === "compare", () => does.compare())
        : this.#plain("compare", texts.compare, () => does.compare()),
    ];
  }

  #chip(key, label, on, act) {
    return this.#button("button.riktig-chip", { "aria-pressed": String(on) }, key, label, act);
  }

  #plain(key, label, act) {
    return this.#button("button.riktig-plain", {}, key, label, act);
  }

  #button(kind, attributes, key, label, act) {
    const made = make(kind, { type: "button", "data-key": key, ...attributes }, label);
    made.addEventListener("click", act);
    return made;
  }
}

const named = ({ name, dose, waits }) => [name, dose, waits];
