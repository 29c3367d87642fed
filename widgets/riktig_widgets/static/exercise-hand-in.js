// Handing in from the page itself, where it is read through the course's own server by a participant.
// Everywhere else the page knows of no course, asks nobody, and is as it is.
import { fill, make } from "./dom.js";
import { noteUnder } from "./local-notes.js";

const REGISTRY = "riktig-registry/1"; // kept by the server's own pages: `address` is in the reader's course
const COURSE = /^\/kurs\/[\w-]+(?=\/)/;
const FIELD = "svarfil";

export class HandIn {
  chosen = false; // whether the button that was pressed is the one that hands in
  #address = "";
  #texts = {};
  #anyway = ""; // what the button says that saves a file with empty answers
  #sending = false;

  /** @param {string} assignment @param {HTMLFormElement} begin where the participant's code is typed */
  constructor(assignment, begin) {
    const course = COURSE.exec(noteUnder(REGISTRY).address)?.[0];
    if (course) this.#address = `${course}/innlevering/${assignment}/fra-boken`;
    this.found = this.#ask();
    this.found.then((here) => here && this.#welcome(begin, here));
  }

  /** What the server says to whoever is logged in; null for anybody else, and where there is no server. */
  async #ask() {
    if (!this.#address) return null;
    try {
      const answer = await fetch(this.#address, { redirect: "manual", cache: "no-store" });
      return answer.ok ? await answer.json() : null;
    } catch {
      return null;
    }
  }

  #welcome(begin, { code, texts }) {
    this.#texts = texts;
    const field = begin.querySelector("[name=participant]");
    if (!field.value) field.value = code;
    begin.querySelector(".riktig-intro")?.replaceChildren(texts.intro);
  }

  /** A button more, first, where it can be handed in from here. @param {HTMLFormElement} form of the questions */
  async offer(form) {
    const here = await this.found;
    if (!here) return;
    form.querySelector(":scope > h2 + p").textContent = here.texts.lead;
    const download = form.querySelector("[type=submit]");
    const button = make("button.riktig-button", { type: "submit" }, here.texts.do);
    download.classList.add("riktig-second");
    download.before(button, " ");
    button.addEventListener("click", () => (this.chosen = true));
    download.addEventListener("click", () => (this.chosen = false));
  }

  /** What is asked about empty answers, in words for the button that was pressed. */
  reword(question, missing) {
    const button = question.querySelector("[data-do=save]");
    this.#anyway ||= button.textContent;
    button.textContent = this.chosen ? this.#texts.anyway : this.#anyway;
    if (this.chosen) question.querySelector("p").textContent = fill(this.#texts.empty, { missing });
  }

  /** @param {{name: string, content: object}} file @param {(sentence: string) => void} tell @param {HTMLElement} place */
  async send(file, tell, place) {
    if (this.#sending) return;
    this.#sending = true;
    tell(this.#texts.sending);
    const { said, address } = await this.#sent(file);
    this.#sending = false;
    tell(said);
    if (address) place.append(" ", make("a", { href: address }, this.#texts.see));
  }

  /** Asks first once more: whoever has logged in anew has another token. */
  async #sent({ name, content }) {
    const here = await this.#ask();
    if (!here) return { said: this.#texts.logged_out };
    const form = new FormData();
    form.set("csrf", here.csrf);
    form.set(FIELD, new File([JSON.stringify(content)], name, { type: "application/json" }));
    try {
      return await (await fetch(this.#address, { method: "POST", body: form })).json();
    } catch {
      return { said: this.#texts.failed };
    }
  }
}
