// Which strengths of the medicine may be used, and which of them may be halved.
import { make } from "./dom.js";

const ticked = (row, name) => Boolean(row.querySelector(`[data-tick=${name}]`)?.checked);

export class Strengths {
  #ticked = new Map(); // medicine and form -> what was ticked there, kept while another is looked at
  #shown = "";
  #notes = [];

  /** @param {HTMLElement} field @param {object} about the form's medicines and labels */
  constructor(field, about) {
    this.field = field;
    this.place = field.querySelector("[data-slot=strengths]");
    this.about = about;
    this.place.addEventListener("input", () => this.#keep());
  }

  #listed(substance, form) {
    const forms = this.about.substances.find(({ value }) => value === substance)?.forms ?? [];
    const one = forms.find(({ value }) => value === form) ?? (form ? null : forms[0]);
    return { key: `${substance}/${one?.value ?? ""}`, strengths: one?.strengths ?? [] };
  }

  /** Lists the strengths of a medicine, ticked as they were. */
  show(substance, form) {
    const { key, strengths } = this.#listed(substance, form);
    this.field.hidden = !strengths.length;
    if (key === this.#shown) return;
    this.#shown = key;
    const kept = this.#ticked.get(key);
    this.#notes = strengths.map(({ note }) => note);
    this.place.replaceChildren(...strengths.map((one) => this.#row(one, kept?.get(one.mg))));
  }

  /** A made-up patient's own strengths. */
  remember(substance, form, strengths) {
    const { key, strengths: all } = this.#listed(substance, form);
    const own = new Map((strengths ?? all).map((one) => [one.mg, one]));
    this.#ticked.set(key, new Map(all.map(({ mg, divisible }) =>
      [mg, { used: own.has(mg), divisible: own.get(mg)?.divisible ?? divisible }])));
    this.#shown = "";
  }

  /** What is ticked of every medicine looked at. */
  kept() {
    return structuredClone(this.#ticked);
  }

  put(ticked) {
    this.#ticked = structuredClone(ticked);
    this.#shown = "";
  }

  chosen() {
    const used = [...this.place.children].filter((row) => ticked(row, "used"));
    return used.map((row) => ({
      mg: Number(row.dataset.mg),
      divisible: ticked(row, "divisible"),
    }));
  }

  #keep() {
    this.#ticked.set(this.#shown, new Map([...this.place.children].map((row) => [
      Number(row.dataset.mg),
      { used: ticked(row, "used"), divisible: ticked(row, "divisible") },
    ])));
  }

  /** Whether a note says more of one strength than of most. */
  #tells(note) {
    return this.#notes.filter((other) => other === note).length <= this.#notes.length / 2;
  }

  /** What is swallowed whole has no tick for halves: the core refuses them. */
  #row({ mg, label, divisible, may_be_divided: may, note }, kept) {
    const id = `planner-strength-${String(mg).replace(".", "-")}`;
    const tick = (name, on) => {
      const box = make("input", { type: "checkbox", id: `${id}-${name}`, "data-tick": name });
      box.checked = on;
      return box;
    };
    return make("div.riktig-strength", { "data-mg": mg },
      tick("used", kept?.used ?? true), make("label", { for: `${id}-used` }, label),
      may ? tick("divisible", kept?.divisible ?? divisible) : make("span"),
      may ? make("label", { for: `${id}-divisible` }, this.about.labels.divisible_label, make("span.riktig-sr", {}, ` ${label}`)) : make("span"),
      make("span.riktig-help", { "data-plain": !divisible && !this.#tells(note) }, note));
  }
}
