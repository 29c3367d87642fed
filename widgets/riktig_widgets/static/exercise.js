// An exercise: the answers become a file on the reader's own machine. Nothing is sent.
import { fill, textsOf } from "./dom.js";
import { FormView } from "./form.js";

const SCHEMA = "riktig-answers/1";

/** 128 random bits as hex: tells one answer from another, also where the page is not https. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function download(name, content) {
  const address = URL.createObjectURL(new Blob([content], { type: "application/json" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

class Exercise {
  #saved = ""; // what the last file held: the same answers keep their id
  #id = "";

  constructor(mount) {
    this.mount = mount;
    this.texts = textsOf(mount);
    this.status = mount.querySelector(".riktig-status");
    const form = mount.querySelector("form");
    this.view = new FormView(form, () => this.view.clearErrors());
    form.addEventListener("submit", () => this.#save());
  }

  #save() {
    const { participant = "", ...typed } = this.view.values();
    const code = participant.trim().toLowerCase();
    if (!new RegExp(`^(?:${this.mount.dataset.participant})$`).test(code)) {
      this.#say("");
      this.view.showErrors([{ field: "participant", message: this.texts.no_participant }]);
      this.mount.querySelector("[aria-invalid]").focus();
      return;
    }
    const answers = Object.fromEntries(
      Object.entries(typed).map(([question, answer]) => [question, answer.trim()]));
    const file = `${this.mount.dataset.assignment}.svar.json`;
    download(file, this.#file(code, answers));
    const missing = Object.values(answers).filter((answer) => !answer).length;
    const more = missing ? ` ${fill(this.texts.missing, { missing })}` : "";
    this.#say(fill(this.texts.saved, { file }) + more);
  }

  #file(participant, answers) {
    const held = JSON.stringify([participant, answers]);
    if (held !== this.#saved) this.#id = newId();
    this.#saved = held;
    const assignment = this.mount.dataset.assignment;
    const content = { schema: SCHEMA, assignment, submission_id: this.#id, participant, answers };
    return `${JSON.stringify(content, null, 1)}\n`;
  }

  #say(sentence) {
    this.status.textContent = sentence;
    this.status.hidden = !sentence;
  }
}

export function mountExercise(mount) {
  return new Exercise(mount);
}
