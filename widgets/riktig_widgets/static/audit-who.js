// "Hvem er det?": the patient's name as it stands in the reader's own list, on the screen alone.
//
// The core forgets names when it reads. So the files are read once more when the reader asks; the names are put
// in elements with `data-at` ("file,row") and are kept nowhere else. They go with a second press, and are never printed.
import { make } from "./dom.js";

const AT_A_TIME = 100; // rows of one request, as the core takes them

/** An element for the name of the patient who stands in a row. @param {?number[]} at file and row */
export function namePlace(at) {
  return at ? make("span.riktig-who", { "data-at": at.join(",") }) : null;
}

/** A button that shows the names in `root` and takes them away again; none where no list of the reader's was read. */
export class Names {
  #page;
  #root;
  #asked = 0; // grows with every press, so that a late answer is not shown
  #on = false;
  #button;
  #said = make("span.riktig-help", { role: "status" });
  element;

  constructor(page, root) {
    const { texts } = page;
    this.#page = page;
    this.#root = root;
    this.#button = make("button.riktig-button.riktig-second", { type: "button" });
    this.#button.addEventListener("click", () => (this.#on ? this.hide() : this.show()));
    this.element = make("div.riktig-who-ask", {}, this.#button, make("p.riktig-help", {}, texts.who.about), this.#said);
    this.hide();
  }

  /** Whether there is a list of the reader's own to look in. */
  offered() {
    this.element.hidden = !this.#page.reading;
  }

  hide() {
    this.#asked += 1;
    this.#on = false;
    this.#label();
    this.#said.textContent = "";
    for (const place of this.#places()) place.textContent = "";
  }

  async show() {
    this.#on = true;
    this.#label();
    this.#said.textContent = this.#page.texts.who.fetching;
    await this.again();
  }

  /** After the patients on the page have changed: names of those who have none. */
  async again() {
    if (!this.#on) return;
    const turn = ++this.#asked;
    const places = this.#places().filter((place) => !place.textContent);
    for (let first = 0; first < places.length; first += AT_A_TIME) {
      const some = places.slice(first, first + AT_A_TIME);
      const answer = await this.#ask(some.map(({ dataset }) => dataset.at.split(",").map(Number)));
      if (turn !== this.#asked) return;
      if (!answer.ok) {
        this.hide();
        return void (this.#said.textContent = answer.message);
      }
      some.forEach((place, at) => { place.textContent = answer.names[at] || this.#page.texts.who.nobody; });
    }
    this.#said.textContent = this.#page.texts.who.shown;
  }

  async #ask(rows) {
    try {
      return await this.#page.engine.ask({ op: "who", ...this.#page.reading, rows }, await this.#page.blobs());
    } catch {
      return { ok: false, message: this.#page.texts.who.gone };
    }
  }

  #label() {
    this.#button.setAttribute("aria-pressed", String(this.#on));
    this.#button.textContent = this.#page.texts.who.show;
  }

  #places() {
    return [...this.#root.querySelectorAll("[data-at]")];
  }
}
