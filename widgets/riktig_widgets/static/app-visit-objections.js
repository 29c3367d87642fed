// What the GP may say, and an answer with its sources; found by any of its words.
import { fill, make } from "./dom.js";
import { sources } from "./app-visit-messages.js";
import { inTurns } from "./turns.js";

export class Objections {
  constructor(visit) {
    this.visit = visit;
    this.field = visit.mount.querySelector("#visit-search");
    this.search = inTurns(() => this.#search());
    this.field.addEventListener("input", () => this.search());
    this.field.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.field.value) return;
      this.field.value = "";
      this.search();
    });
  }

  begin() {
    this.field.value = "";
    this.#show(this.visit.plan.objections, false);
  }

  wiped() {
    const held = this.field.value;
    this.field.value = "";
    this.visit.slot("objections").replaceChildren();
    return () => {
      this.field.value = held;
      this.search();
    };
  }

  async #search() {
    const words = this.field.value.trim();
    if (!words) return this.#show(this.visit.plan.objections, false);
    const answer = await this.visit.ask({ op: "visit_search", words });
    if (!answer.ok) return this.#say(answer.message);
    const named = new Map(this.visit.plan.objections.map((one) => [one.id, one]));
    return this.#show(answer.found.map((id) => named.get(id)), true);
  }

  #say(sentence) {
    this.visit.slot("found").textContent = sentence;
  }

  #show(objections, searched) {
    const { texts } = this.visit;
    const count = objections.length;
    this.#say(!searched ? texts.search_help : count === 0 ? texts.found_none : count === 1 ? texts.found_one : fill(texts.found, { count }));
    // With no answer that fits, all of them: there is no time to try other words.
    const groups = grouped(count ? objections : this.visit.plan.objections);
    this.visit.slot("objections").replaceChildren(...(searched && count
      ? objections.map((one, at) => this.#one(one, at === 0))
      : [...groups].map(([group, inside]) => make("section", {}, make("h4", {}, group), ...inside.map((one) => this.#one(one, false))))));
  }

  #one({ heading, answer, sources: from }, open) {
    return make("details.riktig-visit-objection", { open },
      make("summary", {}, heading), ...answer.map((paragraph) => make("p", {}, paragraph)), sources(from, this.visit.texts));
  }
}

function grouped(objections) {
  const found = new Map();
  for (const one of objections) found.set(one.group.title, [...(found.get(one.group.title) ?? []), one]);
  return found;
}
