// One open calculator: its buttons, its form and card, and its answer as journal text.
import { Calculator } from "./calculator.js";
import { copying } from "./copy.js";
import { today } from "./day.js";
import { fill, fold, make } from "./dom.js";
import { firstControl } from "./form-fields.js";

const QUIET_MS = 1000; // an answer is kept when the typing has paused so long
const NAMED = ["id", "for", "name", "list", "aria-labelledby", "aria-describedby", "aria-controls"];

/** Ids of a second copy of the same form are kept apart by a number. */
function numbered(scope, number) {
  for (const element of scope.querySelectorAll("*")) {
    for (const name of NAMED.filter((one) => element.hasAttribute(one))) {
      const ids = element.getAttribute(name).split(" ").map((id) => `${id}-w${number}`);
      element.setAttribute(name, ids.join(" "));
    }
    if (element.localName === "template") numbered(element.content, number);
  }
}

function iconButton(sign, label, pressed) {
  const button = make("button.riktig-icon", { type: "button", "aria-label": label, title: label }, sign);
  button.addEventListener("click", pressed);
  return button;
}

export class ToolWindow {
  onAnswer = () => {};
  onClose = () => {};
  onMove = () => {};
  #pause = 0;
  #asked = 0;
  #visit = {}; // answers of one stay in the form are one answer, the last

  constructor({ name, html, number, id, host, texts }) {
    Object.assign(this, { name, host, texts });
    const inside = make("div.riktig-window-inside");
    inside.innerHTML = html; // from our own Python, never from a reader
    numbered(inside, id);
    const title = inside.querySelector(".riktig-title").textContent;
    this.title = number > 1 ? fill(texts.copy, { title, number }) : title;
    this.journal = make("div.riktig-window-journal");
    this.element = this.#frame(inside, `riktig-window-${id}`);
    this.element.addEventListener("focusout", ({ relatedTarget }) => {
      if (!this.element.contains(relatedTarget)) this.#visit = {};
    });
  }

  #frame(inside, id) {
    const { texts } = this;
    this.heading = make("h3", { id, tabindex: "-1" }, this.title);
    this.earlier = iconButton("\u2190", `${texts.earlier}: ${this.title}`, () => this.#moved(this.earlier, -1));
    this.later = iconButton("\u2192", `${texts.later}: ${this.title}`, () => this.#moved(this.later, 1));
    const close = iconButton("\u00d7", `${texts.close}: ${this.title}`, () => this.onClose());
    const bar = make("div.riktig-window-bar", {}, this.heading, this.earlier, this.later, close);
    return make("section.riktig-window", { "aria-labelledby": id, "data-window": this.name }, bar, inside, this.journal);
  }

  /** Brings the calculator to life, once it stands in the page. */
  start() {
    const mount = this.element.querySelector(".riktig-calculator");
    this.calculator = new Calculator(mount, (request) => this.#ask(request));
    this.calculator.ready();
  }

  fill(values) {
    this.#visit = {};
    this.calculator.form.fill(values);
  }

  /** Where a keyboard is at hand, on to the first field; on a touch screen it would hide half. */
  focus() {
    const typed = matchMedia("(hover: hover) and (pointer: fine)").matches;
    const place = (typed && firstControl(this.element.querySelector("form"))) || this.heading;
    place.focus({ preventScroll: true });
    this.element.scrollIntoView({ block: "nearest" });
  }

  /** @param {number} at its place among `count` */
  stands(at, count) {
    this.earlier.hidden = this.later.hidden = count < 2;
    this.earlier.disabled = at === 0;
    this.later.disabled = at === count - 1;
  }

  #moved(button, step) {
    this.onMove(step);
    (button.disabled ? this.heading : button).focus();
  }

  async #ask(request) {
    const answer = await this.host.ask(request);
    this.#asked += 1;
    clearTimeout(this.#pause);
    this.journal.replaceChildren();
    if (answer.ok) this.#pause = setTimeout(() => this.#keep(request.values, answer.card), QUIET_MS);
    return answer;
  }

  async #keep(values, card) {
    const turn = this.#asked;
    const request = { op: "toolbox_journal", calculator: this.name, values, today: today() };
    const told = await this.host.ask(request);
    if (!told.ok || turn !== this.#asked) return;
    this.#showJournal(told);
    this.onAnswer({ window: this, visit: this.#visit, name: this.name, title: this.title, values, card, inputs: told.inputs });
  }

  #showJournal({ journal, about_patient: aboutPatient, message }) {
    const { texts } = this;
    if (!journal) return this.journal.replaceChildren(make("p.riktig-help", {}, message));
    const [label, copy] = aboutPatient ? [texts.journal, texts.journal_copy] : [texts.as_text, texts.as_text_copy];
    const shown = make("div.riktig-copyable-text", {}, journal);
    const whole = fold(label, shown);
    const { button, said } = copying(copy, journal, null, texts);
    this.journal.replaceChildren(make("div.riktig-window-copy", {}, button), said, whole);
  }
}
