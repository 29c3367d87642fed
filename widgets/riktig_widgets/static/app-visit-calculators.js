// The calculators, one press away: each opens over the visit and keeps what was typed until the end.
import { Calculator } from "./calculator.js";
import { make } from "./dom.js";

export class Calculators {
  #made = new Map();

  constructor(visit) {
    this.visit = visit;
    this.dialog = visit.slot("dialog");
    visit.on("click", "[data-calculator-of]", ({ dataset }) => this.#open(dataset.calculatorOf));
    visit.on("click", "[data-do=close-dialog]", () => this.dialog.close());
  }

  begin() {
    const near = this.visit.plan.calculators;
    const all = this.visit.texts.calculators;
    const button = ({ name, title }) => make("button.riktig-button.riktig-second", { type: "button", "data-calculator-of": name }, title);
    this.visit.slot("calculators").replaceChildren(...near.map((name) => all.find((one) => one.name === name)).filter(Boolean).map(button));
    this.visit.slot("more-calculators").replaceChildren(...all.filter(({ name }) => !near.includes(name)).map(button));
  }

  /** Those that were opened go; they come back as they stood. */
  wiped() {
    const held = this.#made;
    this.#made = new Map();
    this.dialog.close();
    this.visit.slot("dialog-inside").replaceChildren();
    return () => { this.#made = held; };
  }

  async #open(name) {
    if (!this.#made.has(name)) this.#made.set(name, await this.#form(name));
    this.visit.slot("dialog-inside").replaceChildren(this.#made.get(name));
    this.visit.slot("dialog-title").textContent = this.visit.texts.calculators.find((one) => one.name === name).title;
    this.dialog.showModal();
    this.visit.slot("dialog-title").focus();
  }

  async #form(name) {
    const form = await this.visit.host.form(name); // from our own Python, never from a reader
    const mount = document.adoptNode(new DOMParser().parseFromString(form, "text/html").body.firstElementChild);
    new Calculator(mount, (request) => this.visit.host.ask(request)).ready();
    return mount;
  }
}
