// The seven nights of a week: fields, what is told under each, and copying from the night before.
const KEYS = ["bed", "asleep", "awake_minutes", "final_wake", "rise"];
const ALONG = { ArrowUp: -1, ArrowDown: 1 };

export class DiaryNights {
  #nights = []; // the week's own entries, written to as they are typed
  #before = null; // the last night of the week before

  /** @param {HTMLElement} place @param {object} texts @param {() => void} typed */
  constructor(place, texts, typed) {
    this.rows = [...place.querySelectorAll("[data-night]")];
    this.texts = texts;
    this.typed = typed;
    place.addEventListener("input", ({ target }) => this.#input(target));
    place.addEventListener("keydown", (event) => this.#key(event));
    place.addEventListener("click", ({ target }) => {
      if (target.closest("[data-copy]")) this.#copy(this.#at(target));
    });
  }

  /** Another week's entries in the fields. */
  fill(nights, before) {
    this.#nights = nights;
    this.#before = before;
    this.rows.forEach((row, at) => KEYS.forEach((key) => { this.#field(row, key).value = nights[at][key]; }));
    this.#offer();
  }

  /** What stands in the fields, whoever put it there. */
  standing() {
    return this.rows.map((row) => Object.fromEntries(KEYS.map((key) => [key, this.#field(row, key).value])));
  }

  /** What the core says of each night. @param {object[]} told @param {object[]} sent what it was asked about */
  show(told, sent) {
    told.forEach((one, at) => {
      const row = this.rows[at];
      row.querySelector("legend").textContent = one.label;
      row.dataset.state = one.state;
      for (const key of KEYS) this.#mark(this.#field(row, key), one, key, sent[at][key]);
      const said = row.querySelector(".riktig-night-said");
      const sentences = [...Object.values(one.errors), ...one.warnings, one.summary].filter(Boolean).join(" ");
      if (said.textContent !== sentences) said.textContent = sentences;
      said.toggleAttribute("data-wrong", Object.keys(one.errors).length + one.warnings.length > 0);
    });
    this.#offer();
  }

  /** What is wrong with the night that is being typed, for who does not see it. */
  wrongHere(told) {
    const row = document.activeElement?.closest("[data-night]");
    const { errors = {}, warnings = [] } = row ? told[row.dataset.night] : {};
    return [...Object.values(errors), ...warnings].join(" ");
  }

  /** A clock that can be read is written as one, once the reader has left it. */
  #mark(field, { errors, clocks }, key, sent) {
    if (errors[key]) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
    if (!clocks[key] || field === document.activeElement || field.value !== sent) return;
    field.value = clocks[key];
    this.#nights[this.#at(field)][key] = clocks[key];
  }

  #field(row, key) {
    return row.querySelector(`input[data-key="${key}"]`);
  }

  #at(element) {
    return Number(element.closest("[data-night]").dataset.night);
  }

  #input(field) {
    const night = this.#nights[this.#at(field)];
    if (night) {
      night[field.dataset.key] = field.value;
      this.#offer(); // before the key that leaves the last field, or Tab stops where nothing can be typed
    }
    this.typed();
  }

  /** Enter goes on to the next field; up and down to the same field of another night. */
  #key(event) {
    const { target, key } = event;
    if (target.tagName !== "INPUT" || event.isComposing) return;
    const fields = this.rows.flatMap((row) => KEYS.map((name) => this.#field(row, name)));
    const step = key === "Enter" ? 1 : (ALONG[key] ?? 0) * KEYS.length;
    const next = step ? fields[fields.indexOf(target) + step] : null;
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.select();
  }

  #earlier(at) {
    return at ? this.#nights[at - 1] : this.#before;
  }

  /** Only fields that stand empty are filled: nothing typed is lost. */
  #copy(at) {
    const earlier = this.#earlier(at);
    for (const key of KEYS) {
      if (this.#nights[at][key].trim() || !earlier[key]) continue;
      this.#nights[at][key] = earlier[key];
      this.#field(this.rows[at], key).value = earlier[key];
    }
    this.#field(this.rows[at], "bed").focus();
    this.#offer();
    this.typed();
  }

  /** There is something to copy, and somewhere to put it. */
  #offer() {
    this.rows.forEach((row, at) => {
      const earlier = this.#earlier(at);
      const useful = earlier && KEYS.some((key) => earlier[key].trim() && !this.#nights[at][key].trim());
      row.querySelector("[data-copy]").hidden = !useful;
    });
  }
}
