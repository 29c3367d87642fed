// The result card: the answer large, then range, warnings, pictures and tables, texts to copy,
// working on demand, table and date.
import { copying } from "./copy.js";
import { fold, list, make, table } from "./dom.js";
import { Figure } from "./picture.js";
import { printOnly } from "./print.js";

const DRAWING_PAUSE_MS = 150; // the number follows every key, the picture when the typing pauses

export class CardView {
  #figure = null;

  /** @param {HTMLElement} place @param {HTMLElement} mount the calculator, for printing
   * @param {object} texts the table `card` of the page's texts */
  constructor(place, mount, texts) {
    this.place = place;
    this.mount = mount;
    this.texts = texts;
  }

  /** @param {object} card the core's CARD; what stood open stays open */
  show(card) {
    const open = this.place.querySelector(".riktig-how")?.open ?? false;
    this.place.replaceChildren(this.#made(card, open));
  }

  #made(card, open) {
    const answer = copying(this.texts.copy, card.copy_text, null, this.texts);
    const working = card.working?.rows?.length ? fold(this.texts.working, table(card.working)) : null;
    working?.classList.add("riktig-how");
    working?.toggleAttribute("open", open);
    return make("section.riktig-card", { "aria-label": card.title },
      headline(card),
      card.range ? make("p.riktig-range", {}, card.range) : null,
      list("riktig-warnings", card.warnings),
      list("riktig-notes", card.notes),
      card.picture ? this.#picture(card.picture) : null,
      ...(card.tables ?? []).map(table),
      ...(card.copyables ?? []).map((copyable) => this.#copyable(copyable)),
      working,
      make("div.riktig-foot", {},
        make("span.riktig-source", {}, card.table_line),
        make("span.riktig-foot-buttons", {}, card.copy_text ? answer.button : null, this.#printing())),
      answer.said);
  }

  /** The same figure from answer to answer, so that it does not blink. */
  #picture(picture) {
    this.#figure ??= new Figure();
    this.#figure.show(picture, this.#figure.picture ? DRAWING_PAUSE_MS : 0);
    return this.#figure.element;
  }

  #copyable({ title, text }) {
    const shown = make("div.riktig-copyable-text", {}, text);
    const { button, said } = copying(this.texts.copy_text, text, shown, this.texts);
    button.append(make("span.riktig-sr", {}, `: ${title}`));
    const heading = make("p.riktig-copyable-title", {}, title);
    return make("div.riktig-copyable", {}, make("div.riktig-copyable-head", {}, heading, button), shown, said);
  }

  #printing() {
    const button = make("button.riktig-plain", { type: "button" }, this.texts.print);
    button.addEventListener("click", () => printOnly(this.mount));
    return button;
  }
}

function headline({ headline_label: label, headline: words }) {
  // A sentence is no number: it stands smaller.
  const long = words.length > 24;
  return make("p.riktig-headline", {},
    label ? make("span.riktig-headline-label", {}, label) : null,
    make(`output.riktig-number${long ? ".riktig-long" : ""}`, {}, words));
}
