// Plan A beside plan B: a table, and both in one picture.
import { list, make, table } from "./dom.js";
import { Figure } from "./picture.js";
import { stamp } from "./planner-view.js";
import { printOnly } from "./print.js";

export class CompareView {
  #figure = null; // made when there is a picture: it draws itself again when the page turns dark

  constructor(texts) {
    this.texts = texts;
  }

  spoken({ sentences }) {
    return sentences.join(" ");
  }

  made(both) {
    this.#figure ??= new Figure();
    this.#figure.show(both.picture);
    const print = make("button.riktig-button.riktig-second", { type: "button", "data-key": "print" }, this.texts.print_compare);
    const made = make("section.riktig-plan", { "aria-labelledby": "planner-compare" },
      stamp(both.stamp),
      make("h2", { id: "planner-compare", tabindex: "-1" }, both.title),
      both.draft ? make("p.riktig-draft", {}, both.draft) : null,
      ...both.sentences.map((sentence) => make("p.riktig-sentence", {}, sentence)),
      make("div.riktig-plan-both", {}, this.#figure.element, table(both.table)),
      list("riktig-notes", both.notes),
      make("p.riktig-actions", {}, print));
    print.addEventListener("click", () => printOnly(made));
    return made;
  }
}
