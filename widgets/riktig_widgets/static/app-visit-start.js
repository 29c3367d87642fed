// Before the visit: theme and minutes are chosen, and what the visit will be is shown at once.
import { fill, make } from "./dom.js";
import { inTurns } from "./turns.js";

export class Preview {
  constructor(visit) {
    this.visit = visit;
    this.ask = inTurns(() => this.#ask());
    visit.on("change", "[name=visit-theme], [name=visit-minutes]", () => this.ask());
  }

  #chosen(name) {
    return this.visit.mount.querySelector(`[name="${name}"]:checked`).value;
  }

  async #ask() {
    const request = { op: "visit_open", theme: this.#chosen("visit-theme"), minutes: Number(this.#chosen("visit-minutes")) };
    const plan = await this.visit.ask(request);
    this.visit.refuse("refusal", plan.ok ? "" : plan.message);
    if (!plan.ok) return;
    this.visit.plan = plan;
    this.#show(plan);
  }

  #show({ steps, dropped, never_dropped }) {
    const { texts } = this.visit;
    this.visit.slot("preview").replaceChildren(...steps.map((step) =>
      make("li", { "data-dropped": step.dropped },
        make("span.riktig-visit-span", {}, step.dropped ? texts.dropped : fill(texts.span, step)),
        make("span", {}, step.title))));
    this.visit.slot("dropped").replaceChildren(...(dropped.length
      ? [make("h3", {}, texts.dropped_title), make("ul", {}, ...dropped.map(({ title, why }) => make("li", {}, make("strong", {}, `${title}. `), why))), make("p", {}, never_dropped)]
      : []));
  }
}
