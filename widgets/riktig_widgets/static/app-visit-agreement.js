// One thing, with a number and a date: the core makes a code of it that says nothing of the GP.
import { make } from "./dom.js";

const NEEDED = ["measure", "aim", "by"];

export class Agreement {
  /** What was agreed: the core's answer, or null. */
  made = null;

  constructor(visit) {
    this.visit = visit;
    this.form = visit.mount.querySelector(".riktig-visit-agreed");
    this.fields = { measure: visit.slot("measures"), aim: visit.mount.querySelector("#visit-aim"), by: visit.mount.querySelector("#visit-by"), change: visit.mount.querySelector("#visit-change") };
    visit.submitted(".riktig-visit-agreed", () => this.#make());
    this.form.addEventListener("input", () => this.#changed());
  }

  begin() {
    const { texts, plan } = this.visit;
    this.fields.measure.replaceChildren(make("option", { value: "" }, texts.choose), ...plan.measures.map(({ id, title }) => make("option", { value: id }, title)));
    this.#unit();
    this.#put(null);
  }

  wiped() {
    const typed = Object.entries(this.fields).map(([name, field]) => [name, field.value]);
    const held = this.made;
    this.form.reset();
    this.fields.measure.value = "";
    this.#put(null);
    return () => {
      for (const [name, value] of typed) this.fields[name].value = value;
      this.#unit();
      this.#put(held);
    };
  }

  /** A code stands for what is in the form, or it does not stand. */
  #changed() {
    this.#unit();
    if (this.made) this.#put(null);
    this.visit.refuse("agreement-refusal", "");
  }

  #unit() {
    const chosen = this.visit.plan.measures.find(({ id }) => id === this.fields.measure.value);
    this.visit.slot("unit").textContent = chosen?.unit ?? "";
  }

  async #make() {
    const { texts } = this.visit;
    const asked = { measure: this.fields.measure.value, aim: this.fields.aim.value.trim(), by: this.fields.by.value, change: this.fields.change.value.trim() };
    const empty = NEEDED.find((name) => !asked[name]);
    if (empty) {
      this.fields[empty].focus();
      return this.visit.refuse("agreement-refusal", texts[`agreement_${empty}`]);
    }
    const answer = await this.visit.ask({ op: "visit_commitment", ...asked });
    this.visit.refuse("agreement-refusal", answer.ok ? "" : answer.message);
    if (!answer.ok) this.fields[answer.problem?.field]?.focus();
    return this.#put(answer.ok ? { ...answer, said: asked.change } : null);
  }

  #put(made) {
    this.made = made;
    const { texts } = this.visit;
    this.visit.slot("code").replaceChildren(...(made
      ? [make("p", {}, texts.code), make("p.riktig-visit-letters", { translate: "no" }, made.code), make("p.riktig-visit-agreed-words", {}, made.sentence), made.change ? make("p", {}, made.change) : "", make("p.riktig-help", {}, made.about)]
      : []));
  }
}
