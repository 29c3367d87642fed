// The passphrase of the work file: chosen and typed twice, or the one the file was opened or saved with.
const LEAST_CHARACTERS = 12; // chosen here

export class WorkFilePassphrase {
  #page;
  #texts;
  #known = "";

  constructor(page) {
    this.#page = page;
    this.#texts = page.texts.work;
  }

  get known() {
    return this.#known !== "";
  }

  /** A file was opened with it. */
  keep(passphrase) {
    this.#known = passphrase;
    this.#show();
  }

  /** A file was saved with it: the fields it was typed in are emptied. */
  saved(passphrase) {
    this.keep(passphrase);
    for (const field of this.#fields()) field.value = "";
  }

  forget() {
    this.keep("");
  }

  /** The reader wants to choose another. */
  other() {
    this.forget();
    this.focus();
  }

  focus(options) {
    this.#fields()[0].focus(options);
  }

  /** The passphrase typed, or the one the file was opened or saved with; "" when it will not do. */
  typed() {
    if (this.#known) return this.#known;
    const [first, second] = this.#fields();
    const short = [...first.value].length < LEAST_CHARACTERS;
    const problems = [short ? this.#texts.too_short : "", !short && first.value !== second.value ? this.#texts.differ : ""];
    [first, second].forEach((field, at) => told(field, problems[at]));
    if (!problems.some(Boolean)) return first.value;
    (problems[0] ? first : second).focus();
    return "";
  }

  #fields() {
    return ["work-passphrase", "work-again"].map((name) => this.#page.slot(name));
  }

  #show() {
    this.#page.slot("work-new").hidden = this.known;
    this.#page.slot("work-known").hidden = !this.known;
  }
}

/** What is wrong with a field stands beside it; "" when nothing is. */
function told(field, problem) {
  document.getElementById(`${field.id}-error`).textContent = problem;
  if (problem) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}
