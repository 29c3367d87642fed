// The answers of a journal review: rows of one prescription each, with a way back.

const BOOLEANS = { yes: true, no: false };

export class Answers {
  #past = []; // the rows as they were before each change, the latest last

  /** @param {string[]} fields what is asked of each @param {number} count of prescriptions */
  constructor(fields, count) {
    this.fields = fields;
    this.rows = Array.from({ length: count }, () => ({}));
  }

  get count() {
    return this.rows.length;
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  /** Sets one answer; nothing takes it away. Gives whether it changed anything. */
  set(row, field, value) {
    if ((this.rows[row][field] ?? "") === (value ?? "")) return false;
    this.#keep(row, field);
    const { [field]: _, ...others } = this.rows[row];
    this.rows[row] = value ? { ...others, [field]: value } : others;
    return true;
  }

  clear() {
    if (!this.any()) return false;
    this.#keep(0, this.fields[0]);
    this.rows = this.rows.map(() => ({}));
    return true;
  }

  /** Takes the last change back; gives where it was. */
  undo() {
    const past = this.#past.pop();
    if (!past) return null;
    this.rows = [...past.rows, ...this.rows.slice(past.rows.length).map(() => ({}))];
    return past.at;
  }

  add(count) {
    this.rows = [...this.rows, ...Array.from({ length: count }, () => ({}))];
  }

  #keep(row, field) {
    this.#past.push({ rows: [...this.rows], at: { row, field } });
  }

  any() {
    return this.rows.some((row) => this.fields.some((field) => row[field]));
  }

  full(row) {
    return this.fields.every((field) => this.rows[row][field]);
  }

  done() {
    return this.rows.filter((_, at) => this.full(at)).length;
  }

  /** The rows as the core takes them. */
  asRequest() {
    return this.rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([field, value]) => [field, BOOLEANS[value] ?? value])));
  }
}
