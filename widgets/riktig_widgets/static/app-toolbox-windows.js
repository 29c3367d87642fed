// The calculators that are open, beside each other: opened, moved, closed, and brought back.
import { ToolWindow } from "./app-toolbox-window.js";
import { fill } from "./dom.js";

export class Windows {
  onCount = () => {};
  onAnswer = () => {};
  #open = [];
  #made = 0;

  constructor(mount, host, texts, notice) {
    this.host = host;
    this.texts = texts;
    this.notice = notice;
    this.place = mount.querySelector("[data-slot=windows]");
    this.blank = mount.querySelector("[data-slot=empty]");
  }

  /** Opens one more of a calculator. @returns {Promise<ToolWindow>} */
  async open(name) {
    const html = await this.host.form(name);
    const number = this.#open.filter((one) => one.name === name).length + 1;
    this.#made += 1;
    const made = new ToolWindow({ name, html, number, id: this.#made, host: this.host, texts: this.texts });
    made.onAnswer = (answer) => this.onAnswer(answer);
    made.onClose = () => this.#close(made);
    made.onMove = (step) => this.#move(made, step);
    this.#show([...this.#open, made]);
    made.start();
    made.focus();
    this.notice.say(fill(this.texts.opened, { title: made.title }));
    return made;
  }

  /** An earlier answer's values, in its own window if that is still open. */
  async restore({ window: own, name, values, time }) {
    const shown = this.#open.includes(own) ? own : await this.open(name);
    shown.fill(values);
    shown.focus();
    this.notice.say(fill(this.texts.restored, { time }));
  }

  /** Closes all. @returns {() => void} brings them back */
  empty() {
    const before = this.#open;
    this.#show([]);
    return () => this.#show(before);
  }

  #close(one) {
    const before = this.#open;
    const at = before.indexOf(one);
    this.#show(before.filter((other) => other !== one));
    this.notice.say(fill(this.texts.closed, { title: one.title }), () => {
      const now = [...this.#open];
      now.splice(at, 0, one);
      this.#show(now);
      one.focus();
    });
    (this.#open[at] ?? this.#open[at - 1])?.focus();
    if (!this.#open.length) this.notice.undo.focus();
  }

  #move(one, step) {
    const at = this.#open.indexOf(one);
    const next = [...this.#open];
    next.splice(at, 1);
    next.splice(at + step, 0, one);
    this.#show(next);
    const told = { title: one.title, place: at + step + 1, count: next.length };
    this.notice.say(fill(this.texts.moved, told));
  }

  #show(next) {
    this.#open = next;
    this.place.replaceChildren(...next.map((one) => one.element));
    next.forEach((one, at) => one.stands(at, next.length));
    this.blank.hidden = next.length > 0;
    this.place.toggleAttribute("data-one", next.length === 1);
    this.onCount(next.length);
  }
}
