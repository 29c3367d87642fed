// An assignment: who answers, then the case and the questions with that participant's numbers.
import { fill, textsOf } from "./dom.js";
import { FormView } from "./form.js";
import { Draft } from "./exercise-draft.js";
import { HandIn } from "./exercise-hand-in.js";
import { elementsOf } from "./exercise-made.js";
import { OwnPractice } from "./exercise-own.js";
import { PracticeQuestion } from "./exercise-practice.js";
import { Questions } from "./exercise-questions.js";
import { versionOf } from "./exercise-version.js";

// Python's own rule for a code, which becomes a folder's name there.
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

class Exercise {
  /** @param {HTMLElement} mount @param {{ask: Function, start: Function}} host */
  constructor(mount, host) {
    this.mount = mount;
    this.host = { ask: (request) => host.ask(request), warm: () => void Promise.resolve(host.start(() => {})).catch(() => {}) };
    const { texts, sheet } = textsOf(mount);
    Object.assign(this, { texts, sheet });
    this.body = mount.querySelector("[data-slot=body]");
    this.blank = this.body.cloneNode(true);
    this.begin = new FormView(mount.querySelector("form"), () => this.begin?.clearErrors());
    this.begin.form.addEventListener("submit", () => this.#begun());
    this.handIn = new HandIn(this.sheet.assignment, this.begin.form);
    this.body.addEventListener("click", ({ target }) => target.dataset.do === "change" && this.#change());
    mount.dataset.ready = "";
  }

  #usable(code) {
    const pattern = new RegExp(`^(?:${this.sheet.participant})$`);
    return pattern.test(code) && !new RegExp(this.sheet.identity).test(code.replaceAll("-", "")) && !DEVICES.test(code);
  }

  #begun() {
    const { participant, attempt = "1" } = this.begin.values();
    const typed = participant.trim().toLowerCase();
    const tries = typed === this.texts.try_code;
    const code = tries ? this.texts.try_as : typed;
    if (this.#usable(code)) return this.#open({ assignment: this.sheet.assignment, participant: code, attempt: Number(attempt), tries });
    this.begin.showErrors([{ field: "participant", message: this.texts.no_participant }]);
    this.begin.form.querySelector("[name=participant]").focus();
  }

  #open(who) {
    const version = versionOf(who.participant, who.assignment, who.attempt, this.sheet.versions);
    this.body.replaceChildren(...this.blank.cloneNode(true).childNodes);
    for (const { slot, html } of this.sheet.parts) {
      this.body.querySelector(`[data-slot=${slot}]`).append(elementsOf(html[version % html.length]));
    }
    for (const form of this.body.querySelectorAll("form[data-practice]")) {
      new PracticeQuestion(form, this.sheet.practice[form.dataset.practice], this.host, this.texts);
    }
    const own = this.body.querySelector("[data-own]");
    if (own) new OwnPractice(own, { ...who, tries: undefined, spec: this.sheet.own }, this.host, this.texts);
    this.body.querySelector("[data-slot=who]").textContent = this.#said(who);
    this.body.querySelector("[data-slot=kept]").textContent = this.#kept(new Draft(who));
    new Questions(this.body.querySelector("form.riktig-graded"), who, this.sheet, this.texts, this.handIn);
    this.#show(true);
    this.body.querySelector("[data-slot=top]").focus();
  }

  /** What is kept here; first, that an earlier draft is back, for the end of the page is far down. */
  #kept(draft) {
    const back = draft.read().answers ? [this.texts.draft_back] : [];
    return [...back, this.texts[draft.keeps ? "draft_kept" : "draft_not_kept"]].join(" ");
  }

  #said({ participant, attempt, tries }) {
    const name = tries ? "as_try" : "as";
    const more = this.sheet.attempts > 1 ? ` ${fill(this.texts.as_attempt, { attempt, attempts: this.sheet.attempts })}` : "";
    return fill(this.texts[name], { participant }) + more;
  }

  #change() {
    this.#show(false);
    this.body.replaceChildren(...this.blank.cloneNode(true).childNodes);
    this.begin.form.querySelector("[name=participant]").focus();
  }

  #show(opened) {
    this.begin.form.hidden = opened;
    this.body.hidden = !opened;
  }
}

/** @param {HTMLElement} mount with its texts and its sheet as JSON @param {object} host who answers: see host.js */
export function mountExercise(mount, host) {
  return new Exercise(mount, host);
}
