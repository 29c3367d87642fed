// The GP's three numbers: from the file the GP has made to share, typed, or none at all.
import { sharedSummary } from "./app-visit-file.js";
import { make } from "./dom.js";
import { figureOf } from "./picture.js";

export class Numbers {
  /** What the core answered last, or null when no numbers are shown. */
  given = null;

  constructor(visit) {
    this.visit = visit;
    const area = visit.mount.querySelector('[data-drop="numbers"]');
    const input = area.querySelector("input");
    input.addEventListener("change", () => {
      const files = [...input.files];
      input.value = "";
      if (files.length) this.#dropped(files);
    });
    for (const kind of ["dragover", "dragleave", "drop"]) {
      area.addEventListener(kind, (event) => {
        event.preventDefault();
        area.toggleAttribute("data-over", kind === "dragover");
        if (kind === "drop" && event.dataTransfer.files.length) this.#dropped([...event.dataTransfer.files]);
      });
    }
    visit.submitted(".riktig-visit-typed", () => this.#typed());
    visit.on("click", "[data-do=forget-numbers]", () => {
      this.#forget();
      input.focus();
    });
  }

  begin() {
    this.#fields();
    this.#forget();
  }

  wiped() {
    const held = [this.given, [...this.visit.slot("numbers").childNodes], [...this.visit.slot("typed-fields").childNodes]];
    this.#forget();
    this.visit.slot("typed-fields").replaceChildren();
    return () => {
      this.given = held[0];
      this.visit.slot("numbers").replaceChildren(...held[1]);
      this.visit.slot("typed-fields").replaceChildren(...held[2]);
      this.#entry(!held[0]);
    };
  }

  #fields() {
    const { texts } = this.visit;
    this.visit.slot("typed-fields").replaceChildren(...this.visit.plan.numbers.map(({ id, title }) => {
      const field = (part, label) => make("input", { type: "text", inputmode: "numeric", "data-typed": id, "data-part": part, "aria-label": `${title}: ${label}` });
      return make("fieldset", {}, make("legend", {}, title),
        make("div.riktig-visit-pair", {}, field(0, texts.numerator), make("span", {}, texts.of), field(1, texts.denominator)));
    }));
  }

  #forget() {
    this.given = null;
    this.visit.refuse("numbers-refusal", "");
    this.visit.slot("numbers").replaceChildren();
    this.#entry(true);
  }

  async #dropped(files) {
    const read = await sharedSummary(files);
    if (read.problem) return this.visit.refuse("numbers-refusal", this.visit.texts.file[read.problem]);
    return this.#asked({}, read.bytes);
  }

  #typed() {
    const typed = {};
    for (const field of this.visit.mount.querySelectorAll("[data-typed]")) {
      (typed[field.dataset.typed] ??= [])[Number(field.dataset.part)] = field.value.trim();
    }
    return this.#asked({ typed });
  }

  async #asked(given, bytes) {
    const request = { op: "visit_numbers", theme: this.visit.plan.theme, ...given };
    const answer = await this.visit.ask(request, bytes ? [bytes.slice(0)] : []);
    this.visit.refuse("numbers-refusal", answer.ok ? "" : answer.message);
    if (!answer.ok) return;
    this.given = answer;
    this.#show(answer);
  }

  #show({ numbers, notes, source, synthetic }) {
    this.visit.slot("numbers").replaceChildren(
      synthetic ? make("p.riktig-synthetic", {}, this.visit.texts.synthetic) : "",
      make("div.riktig-visit-cards", {}, ...numbers.map(numberCard)),
      ...notes.map((note) => make("p", {}, note)), make("p.riktig-source", {}, source));
    this.#entry(false);
  }

  /** Either the ways to give numbers, or the numbers. */
  #entry(open) {
    this.visit.slot("numbers-entry").hidden = !open;
    this.visit.slot("numbers-gone").hidden = open;
  }
}

function numberCard({ title, sentence, value, interval, why, picture }) {
  return make("section.riktig-visit-number", {}, make("h4", {}, title),
    value ? make("p.riktig-visit-value", {}, value) : null,
    make("p.riktig-sentence", {}, sentence),
    interval ? make("p", {}, interval) : null,
    picture ? figureOf(picture) : null,
    make("p.riktig-help", {}, why));
}
