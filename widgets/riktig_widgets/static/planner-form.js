// The planner's form: what follows from the medicine, the made-up patients, and what is asked for.
import { today } from "./day.js";
import { fill, make } from "./dom.js";
import { settleAll } from "./form-depend.js";
import { controlOf } from "./form-fields.js";
import { FormView } from "./form.js";
import { wireClearing } from "./form-clear.js";
import { Strengths } from "./planner-strengths.js";

const YES_NO = { true: true, false: false };
// What a published plan fills in; changed by hand, it is that plan no more.
const OF_PRESET = ["method", "step", "interval_days"];
// What a made-up patient is known by; changed, it is another patient.
const OF_CASE = ["substance", "start_mg_per_day"];
// What moves the steps: a hold on one of them then means nothing.
const OF_STEPS = [...OF_CASE, ...OF_PRESET, "form", "strengths", "preset", "below_mg", "to", "dose_mg_per_day"];

// What is known of the patient, whatever the medicine; and what a next medicine begins with.
const OF_PATIENT = ["answers", "driving_group"];
const OF_NEXT = ["start_date", "dispensing_days"];

const within = (keys) => keys.map((key) => `[data-field="${key}"]`).join();

// Where the published tables hold an equivalent to switch by.
const SWITCHED = ["benzodiazepine", "z_hypnotic"];

const typed = (number) => String(number).replace(".", ",");

export class PlannerForm {
  case = "";
  holds = [];

  /** @param {HTMLElement} mount @param {object} texts @param {() => void} changed what stands there is new */
  constructor(mount, texts, changed) {
    this.mount = mount;
    this.about = texts.form;
    this.element = mount.querySelector("form");
    this.strengths = new Strengths(this.field("strengths"), this.about);
    this.presets = this.field("preset") && controlOf(this.field("preset"));
    this.changed = changed;
    this.element.addEventListener("input", ({ target }) => this.#typed(target.closest("[data-field]")));
    this.view = new FormView(this.element, () => this.#follow());
    this.#wireClearing(texts);
    this.#dateIfNone();
    this.#settle();
  }

  field(name) {
    return this.element.querySelector(`[data-field="${name}"]`);
  }

  slot(name) {
    return this.mount.querySelector(`[data-slot="${name}"]`);
  }

  value(name) {
    return controlOf(this.field(name))?.value ?? "";
  }

  /** The medicine the plan is made for: another one after a switch. */
  get planned() {
    return this.value("to") || this.value("substance");
  }

  get decision() {
    return this.value("decision");
  }

  /** Everything a plan is asked for, as the core reads it. */
  input() {
    const { answers, phase, switch: other, ...plain } = this.view.values();
    const filled = Object.values(phase).some((value) => value.trim());
    return {
      ...plain,
      start_mg_per_day: this.value("start_mg_per_day"), // a made-up patient's is known while it is not asked for
      intakes_per_day: this.value("intakes_per_day"), // empty is not left out: the page asks
      decision: this.decision,
      case: this.case,
      form: other.to ? "" : plain.form,
      answers: Object.fromEntries(Object.entries(answers).map(([key, value]) => [key, YES_NO[value] ?? null])),
      strengths: this.strengths.chosen(),
      phases: filled ? [phase] : [],
      switch: other.to ? other : null,
      holds: this.holds,
    };
  }

  /** Shows errors at their fields. False when one has none. */
  showErrors(errors) {
    return this.view.showErrors(errors.map(({ field, message }) => ({ field: field.replace(/^phases\.\d+/, "phase"), message })));
  }

  /** Fills in a made-up patient. */
  take(name) {
    const one = this.about.cases.find(({ value }) => value === name);
    this.element.reset();
    this.case = name;
    this.holds = [];
    this.#put("substance", one.substance);
    settleAll(this.element);
    this.strengths.remember(one.substance, one.form, one.strengths);
    for (const key of ["form", "start_mg_per_day", "intakes_per_day", "method", "step", "interval_days", "dispensing_days", "driving_group"]) {
      this.#put(key, one[key] ?? "");
    }
    this.#dateIfNone();
    settleAll(this.element);
    this.#settle();
  }

  /** What stands in the form of this medicine; the facts about the patient are not its. */
  kept() {
    const controls = this.#ofMedicine().map((control) => [control.id, control.type === "radio" ? control.checked : control.value]);
    return { controls, case: this.case, holds: this.holds, ticked: this.strengths.kept() };
  }

  /** Puts back what was kept; a new medicine's form is empty but for what it begins with. */
  put(kept) {
    const held = new Map(kept?.controls ?? this.#ofNext());
    this.case = kept?.case ?? "";
    this.holds = kept?.holds ?? [];
    if (kept) this.strengths.put(kept.ticked);
    // Twice: which choices there are follows from what is chosen before them.
    for (let round = 0; round < 2; round += 1) {
      for (const control of this.#ofMedicine()) {
        if (control.type === "radio") control.checked = held.get(control.id) ?? control.defaultChecked;
        else control.value = held.get(control.id) ?? control.dataset.default ?? "";
      }
      settleAll(this.element);
      this.#settle();
    }
    this.#dateIfNone();
    this.view.clearErrors();
    this.element.dispatchEvent(new Event("input")); // what could be undone was another medicine's
  }

  /** What was kept, with another first day. */
  beginning(kept, day) {
    const { id } = controlOf(this.field("start_date"));
    return { ...kept, controls: kept.controls.map(([name, value]) => [name, name === id ? day : value]) };
  }

  #ofMedicine() {
    const every = [...this.element.querySelectorAll("input[id], select[id], textarea[id]")];
    return every.filter((control) => !control.closest(`[data-slot="strengths"], ${within(OF_PATIENT)}`));
  }

  #ofNext() {
    return this.#ofMedicine().filter((control) => control.closest(within(OF_NEXT))).map(({ id, value }) => [id, value]);
  }

  /** Stays on a step for so many days more; steps and holds after it move with it. */
  hold(day, days) {
    const moved = this.holds.map((one) => (one.day > day ? { ...one, day: one.day + days } : one));
    this.holds = [...moved, { day, days }].sort((a, b) => a.day - b.day);
  }

  /** Goes on from a step as planned. */
  release({ day, days, held_days: held }) {
    const left = this.holds.filter((one) => one.day < day || one.day >= day + days);
    this.holds = left.map((one) => (one.day > day ? { ...one, day: one.day - held } : one));
  }

  #put(key, value) {
    const field = this.field(key);
    if (field) controlOf(field).value = typeof value === "number" ? typed(value) : value;
  }

  #dateIfNone() {
    if (!this.value("start_date")) this.#put("start_date", today());
  }

  #wireClearing(texts) {
    let before = null;
    wireClearing(this.view, texts);
    this.element.querySelector(".riktig-clear").addEventListener("click", () => {
      before = { case: this.case, holds: this.holds };
      this.forget();
    });
    this.element.querySelector(".riktig-undo").addEventListener("click", () => {
      Object.assign(this, before);
      this.#follow();
    });
  }

  /** No made-up patient and no holds any more. */
  forget() {
    this.case = "";
    this.holds = [];
    this.#dateIfNone();
    this.#follow();
  }

  #typed(field) {
    const key = field?.dataset.field;
    if (OF_CASE.includes(key)) this.case = "";
    if (OF_STEPS.includes(key)) this.holds = [];
    if (key === "preset") this.#takePreset();
    else if (OF_PRESET.includes(key) && this.presets) this.presets.value = "";
  }

  #preset() {
    return this.about.presets.find(({ value, substances }) => value === this.presets?.value && substances.includes(this.planned));
  }

  #takePreset() {
    const one = this.#preset();
    if (one) for (const key of OF_PRESET) this.#put(key, one[key]);
  }

  #follow() {
    this.#settle();
    this.changed();
  }

  /** Brings everything up to date that follows from what stands in the form. */
  #settle() {
    const group = this.about.substances.find(({ value }) => value === this.value("substance"))?.group;
    this.#questions(group);
    this.#offerSwitch(group);
    this.strengths.show(this.planned, this.value("to") ? "" : this.value("form"));
    const waits = this.decision === "not_now";
    this.field("form").hidden = waits || Boolean(this.value("to")) || !this.value("substance");
    this.field("start_mg_per_day").hidden = waits;
    this.field("intakes_per_day").hidden = waits;
    this.#offerPresets();
    const method = this.about.methods.find(({ value }) => value === this.value("method"));
    this.field("step").querySelector(".riktig-unit").textContent = method?.unit ?? "";
    for (const part of this.mount.querySelectorAll("[data-decision]")) part.hidden = part.dataset.decision !== this.decision;
    const { submit, not_now_submit: wait } = this.about.labels;
    this.slot("submit").textContent = waits ? wait : submit;
    this.#stamp();
  }

  /** Every question is asked of every medicine; a yes is answered at once, with why it is asked. */
  #questions(group) {
    const stops = [];
    for (const { key, label, why } of this.about.questions) {
      const field = this.field("answers").querySelector(`[data-field="${key}"]`);
      const reasons = why.filter(({ groups }) => !group || groups.includes(group));
      if (controlOf(field).checked && controlOf(field).value === "true") stops.push({ label, reasons });
    }
    const place = this.slot("stop");
    const written = JSON.stringify(stops);
    if (place.dataset.written === written) return;
    place.dataset.written = written;
    place.replaceChildren(...(stops.length ? [this.#stop(stops)] : []));
  }

  #stop(stops) {
    const said = new Map(stops.flatMap(({ reasons }) => reasons.map(({ why, source }) => [why, source])));
    return make("div.riktig-ask", {},
      make("p", {}, this.about.labels.before_stop),
      make("ul", {}, ...[...said].map(([why, source]) =>
        make("li", {}, why, " ", make("span.riktig-source", {}, source)))));
  }

  /** Another medicine first, where there is one to switch to. */
  #offerSwitch(group) {
    const to = controlOf(this.field("to"));
    for (const option of to.options) option.hidden = Boolean(option.value) && option.value === this.value("substance");
    const covered = SWITCHED.includes(group);
    if (!covered || to.selectedOptions[0]?.hidden) to.value = "";
    this.field("switch").closest("details").hidden = !covered;
  }

  #offerPresets() {
    if (!this.presets) return;
    const there = this.about.presets.filter(({ substances }) => substances.includes(this.planned));
    const chosen = there.some(({ value }) => value === this.presets.value) ? this.presets.value : "";
    this.presets.replaceChildren(new Option(this.element.dataset.choose, ""), ...there.map(({ value, label }) => new Option(label, value)));
    this.presets.value = chosen;
    this.field("preset").hidden = !there.length;
    this.slot("preset-source").textContent = this.#preset()?.source ?? "";
  }

  #stamp() {
    const one = this.about.cases.find(({ value }) => value === this.case);
    this.slot("stamp").hidden = !one;
    this.slot("case").textContent = one ? fill("{label}: {about}", one) : "";
    const note = this.slot("output-note");
    if (note) note.hidden = Boolean(one);
    this.mount.toggleAttribute("data-made-up", Boolean(one));
  }
}
