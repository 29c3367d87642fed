// The plans of the app: one of one to four medicines, or two to be compared. Nothing here is shown or kept.
//
// A medicine is { kept, input, name, dose, waits }: what stood in the form, what is asked of the core, and what
// it is called. They are replaced, never changed, so that a step back is the arrays that were there.

const NEW = Object.freeze({ kept: null, input: null, name: "", dose: "", waits: false });

export class PlanSet {
  plans = { A: [NEW], B: null };
  plan = "A";
  at = 0;

  /** @param {number} most medicines in a plan */
  constructor(most) {
    this.most = most;
  }

  get medicines() {
    return this.plans[this.plan];
  }

  get current() {
    return this.medicines[this.at];
  }

  get compares() {
    return this.plans.B !== null;
  }

  get isFull() {
    return this.medicines.length >= this.most;
  }

  /** What stands in the form now is the current medicine's. */
  save(medicine) {
    this.change(this.at, medicine);
  }

  /** Something of one medicine is another. */
  change(at, what) {
    this.#put(this.plan, this.medicines.map((one, place) => (place === at ? { ...one, ...what } : one)));
  }

  choose(plan, at = 0) {
    this.plan = plan;
    this.at = Math.min(at, this.plans[plan].length - 1);
  }

  /** A medicine more, chosen. @returns {boolean} false where there is no room */
  add() {
    if (this.isFull) return false;
    this.#put(this.plan, [...this.medicines, NEW]);
    this.at = this.medicines.length - 1;
    return true;
  }

  /** @returns {() => void} brings it back */
  remove(at) {
    const back = this.#back();
    const left = this.medicines.filter((_, place) => place !== at);
    this.#put(this.plan, left.length ? left : [NEW]);
    this.choose(this.plan, Math.min(at, this.medicines.length - 1));
    return back;
  }

  /** Plan B begins as plan A is. */
  copy() {
    this.plans = { A: this.plans.A, B: [...this.plans.A] };
    this.choose("B", this.at);
  }

  swap() {
    this.plans = { A: this.plans.B, B: this.plans.A };
    this.choose(this.plan === "A" ? "B" : "A", this.at);
  }

  /** One plan alone, as plan A. @returns {() => void} brings the other back */
  keep(plan) {
    const back = this.#back();
    this.plans = { A: this.plans[plan], B: null };
    this.choose("A", this.at);
    return back;
  }

  #put(plan, medicines) {
    this.plans = { ...this.plans, [plan]: medicines };
  }

  #back() {
    const { plans, plan, at } = this;
    return () => Object.assign(this, { plans, plan, at });
  }
}
