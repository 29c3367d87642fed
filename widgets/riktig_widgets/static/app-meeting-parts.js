// Small things every part of the meeting uses.
import { make } from "./dom.js";

export function button(kind, words, act, attributes = {}) {
  const made = make(`button.${kind}`, { type: "button", ...attributes }, words);
  made.addEventListener("click", act);
  return made;
}

let named = 0;

/** A field with its label; `control` is an input, select or textarea. */
export function field(label, control, help) {
  control.id ||= `riktig-meeting-${++named}`;
  const beside = help ? make("span.riktig-help", { id: `${control.id}-help` }, help) : null;
  if (beside) control.setAttribute("aria-describedby", beside.id);
  return make("div.riktig-field", {}, make("label", { for: control.id }, label), control, beside);
}

export function input(attributes = {}) {
  return make("input", { type: "text", autocomplete: "off", ...attributes });
}

/** A line that says what was done, with a way back while there is one. */
export class Undoing {
  constructor(words) {
    this.said = make("span", { role: "status" });
    this.back = button("riktig-plain", words, () => this.#undo(), { hidden: true });
    this.element = make("p.riktig-meeting-undo", {}, this.said, " ", this.back);
  }

  /** @param {string} sentence @param {() => void} [undo] */
  say(sentence, undo) {
    this.said.textContent = sentence;
    this.undo = undo;
    this.back.hidden = !undo;
  }

  #undo() {
    const { undo } = this;
    this.say("");
    undo();
  }
}
