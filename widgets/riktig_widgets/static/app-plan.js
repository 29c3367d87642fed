// The app with the taper planner: several medicines in one plan, and two plans side by side.
import { PlanBar } from "./app-plan-bar.js";
import { CompareView } from "./app-plan-compare.js";
import { TogetherView } from "./app-plan-together.js";
import { Notice } from "./app-toolbox-notice.js";
import { fill, make, textsOf } from "./dom.js";
import { PlanSet } from "./plan-set.js";
import { Planner } from "./planner.js";
import { PlanView } from "./planner-view.js";
import { inTurns } from "./turns.js";

export function mountPlan(mount, host) {
  new PlanApp(mount, host).start();
}

const VIEWS = ["one", "together", "compare"];

class PlanApp {
  #view = "one";
  #putting = false; // what is put back is nothing new
  #ask = inTurns(() => this.#fetch());

  constructor(mount, host) {
    this.mount = mount;
    this.host = host;
    this.texts = textsOf(mount);
    this.set = new PlanSet(this.texts.most_medicines);
    this.notice = new Notice(this.slot("notice"), this.texts);
    const paper = host.kind === "kernel" ? (request) => host.paper({ paper: "plan", ...request }) : null;
    this.planner = new Planner(mount.querySelector("[data-planner]"), (request) => host.ask(request), {
      paper,
      changed: () => this.#saved(),
    });
    const words = { ...this.planner.texts, ...this.texts };
    this.planner.view.texts = words; // the words of a PDF are the app's
    const plain = new PlanView(words, {});
    this.views = {
      together: new TogetherView(words, plain, paper, {
        edit: (at) => this.choose(this.set.plan, at),
        begin: (at, day) => this.#begin(at, day),
      }),
      compare: new CompareView(words),
    };
    this.bar = new PlanBar(this.slot("bar"), this.texts, this.set, this);
  }

  slot(name) {
    return this.mount.querySelector(`[data-slot="${name}"]`);
  }

  panel(name) {
    return this.mount.querySelector(`[data-panel="${name}"]`);
  }

  get view() {
    return this.#view;
  }

  start() {
    this.#draw();
    this.planner.ready();
  }

  /** Looks at one medicine of one plan. */
  choose(plan, at) {
    this.#keep();
    this.set.choose(plan, at);
    this.#put();
    this.show("one");
  }

  /** Another plan, in the view that is shown. */
  plan(name) {
    if (this.#view === "together") {
      this.#keep();
      this.set.choose(name, 0);
      this.#put();
      this.show("together");
    } else this.choose(name, this.set.at);
  }

  add() {
    this.#keep();
    if (!this.set.add()) return this.notice.say(this.texts.most);
    this.#put();
    this.notice.say("");
    this.show("one");
    this.planner.focus();
  }

  remove() {
    this.#keep();
    const { name } = this.set.current;
    const back = this.set.remove(this.set.at);
    this.#settled(fill(this.texts.removed, { name: name || this.texts.new_medicine }), back);
  }

  /** Shows the whole plan, or both plans. */
  show(view) {
    if (this.#view === "one" && view !== "one") this.#leave();
    this.#view = view;
    this.#draw();
    if (view !== "one") this.#ask();
  }

  /** From the form to what is made of it: what was said of the form is no news any more. */
  #leave() {
    this.#keep();
    if (this.notice.undo.hidden) this.notice.say("");
  }

  /** Begins to compare with a copy, or shows the comparison. */
  compare() {
    if (this.set.compares) return this.show("compare");
    this.#keep();
    this.set.copy();
    this.#put();
    this.notice.say(this.texts.copied);
    this.show("one");
  }

  swap() {
    this.#keep();
    this.set.swap();
    this.#settled(this.texts.swapped, () => this.set.swap());
  }

  keepOnly(plan) {
    this.#keep();
    const back = this.set.keep(plan);
    if (this.#view === "compare") this.#view = "one";
    this.#settled(fill(this.texts.kept, { plan }), back);
  }

  /** The plans are others: all that shows them follows, and it can be undone. */
  #settled(sentence, back) {
    this.notice.say(sentence, () => {
      back();
      this.#put();
      this.show(this.#view);
    });
    this.#put();
    this.show(this.#view);
  }

  /** What stands in the form is kept as the current medicine's. */
  #keep() {
    this.set.save(this.#standing());
  }

  #standing() {
    const kept = this.planner.kept();
    const input = this.planner.form.input();
    return { kept, input, name: input.substance, dose: input.start_mg_per_day, waits: input.decision === "not_now" };
  }

  /** Typed in the form, or put there by a button: names in the bar follow, and what was removed stays so. */
  #saved() {
    if (this.#putting) return;
    if (!this.notice.undo.hidden) this.notice.say("");
    this.#keep();
    this.#draw();
  }

  #put() {
    this.#putting = true;
    this.planner.put(this.set.current.kept);
    this.#putting = false;
    this.#keep();
  }

  /** A medicine begins another day; what stands in its form is the same else. */
  #begin(at, day) {
    const before = this.set.medicines;
    const plan = this.set.plan;
    const { kept, input, name } = before[at];
    this.set.change(at, { kept: this.planner.beginning(kept, day), input: { ...input, start_date: day } });
    const sentence = fill(this.texts.moved, { name, date: day.split("-").reverse().join(".") });
    this.#moved(sentence, () => (this.set.plans = { ...this.set.plans, [plan]: before }));
  }

  #moved(sentence, back) {
    // The form holds one of them, and must not save its old date over the new one.
    this.#put();
    this.notice.say(sentence, () => {
      back();
      this.#put();
      this.#ask();
    });
    this.#ask();
  }

  #draw() {
    for (const name of VIEWS) this.panel(name).hidden = name !== this.#view;
    this.bar.draw(this.#view);
    const { length } = this.set.medicines;
    const at = this.slot("at");
    at.hidden = length === 1 && !this.set.compares;
    if (at.hidden) return;
    const words = { plan: this.texts[`plan_${this.set.plan.toLowerCase()}`], number: this.set.at + 1, count: length };
    const sentence = fill(this.set.compares ? this.texts.at : this.texts.at_one, words);
    const name = this.set.current.name || this.texts.new_medicine;
    const written = JSON.stringify([sentence, name, length]);
    if (at.dataset.written === written) return;
    at.dataset.written = written;
    at.replaceChildren(make("p", {}, sentence), ...(length > 1 ? [this.#removing(name)] : []));
  }

  #removing(name) {
    const button = make("button.riktig-plain", { type: "button" }, fill(this.texts.remove, { name }));
    button.addEventListener("click", () => this.remove());
    return button;
  }

  /** Facts about the patient are the same in every medicine's plan. */
  #items(plan) {
    const { answers, driving_group } = this.planner.form.input();
    return this.set.plans[plan].map(({ input }) => ({ ...input, answers, driving_group }));
  }

  async #fetch() {
    const view = this.#view;
    if (view === "one") return;
    const shown = this.views[view];
    if (view === "together" && this.set.medicines.length < 2) return this.#whole(view, shown.message(this.texts.empty_together));
    const request = view === "together"
      ? { op: "plan_together", items: this.#items(this.set.plan) }
      : { op: "plan_compare", a: this.#items("A"), b: this.#items("B") };
    const answer = await this.host.ask(request).catch(() => ({ message: this.texts.crashed }));
    if (view !== this.#view) return;
    if (!answer.ok) return this.#whole(view, this.#notReady(answer));
    this.#whole(view, shown.made(answer[view], request));
    this.slot("whole-spoken").textContent = shown.spoken(answer[view]);
  }

  #whole(view, shown) {
    const key = document.activeElement?.dataset?.key;
    this.panel(view).replaceChildren(shown);
    if (key) this.panel(view).querySelector(`[data-key="${key}"]`)?.focus();
  }

  /** Which medicine waits, and the way to it. */
  #notReady({ message, at, plan }) {
    const which = plan || this.set.plan;
    if (at === undefined) return this.views.together.message(message);
    const button = make("button.riktig-button.riktig-second", { type: "button" }, this.texts.edit);
    button.addEventListener("click", () => this.choose(which, at));
    return this.views.together.message(fill(this.texts.not_ready, { medicine: this.bar.name(which, at), message }), button);
  }
}
