// An exercise: the answers become a file on the reader's machine. No answer is judged here.
import { fill, textsOf } from "./dom.js";
import { FormView } from "./form.js";
import { saveJson } from "./save.js";

const SCHEMA = "riktig-answers/1";
const IDENTITY = /\d{11}/;

/** 128 random bits: tells one answer from another, also where the page is not https. */
function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function usable(code, pattern) {
  return new RegExp(`^(?:${pattern})$`).test(code) && !IDENTITY.test(code);
}

function trimmed(values) {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value.trim()]));
}

/** @param {HTMLElement} mount with `data-assignment` and `data-participant`, a pattern */
export function mountExercise(mount) {
  const { assignment } = mount.dataset;
  const texts = textsOf(mount);
  const status = mount.querySelector(":scope > .riktig-status");
  const view = new FormView(mount.querySelector("form"), () => view.clearErrors());
  let last = { held: "", id: "" }; // the same answers saved twice are the same submission

  function say(sentence) {
    status.textContent = sentence;
    status.hidden = !sentence;
  }

  function save(participant, answers) {
    const held = JSON.stringify([participant, answers]);
    if (held !== last.held) last = { held, id: randomId() };
    const file = `${assignment}.svar.json`;
    saveJson(file, { schema: SCHEMA, assignment, submission_id: last.id, participant, answers });
    const missing = Object.values(answers).filter((answer) => !answer).length;
    const more = missing ? ` ${fill(texts.missing, { missing })}` : "";
    say(fill(texts.saved, { file }) + more);
  }

  view.form.addEventListener("submit", () => {
    const { participant, ...answers } = trimmed(view.values());
    const code = participant.toLowerCase();
    if (usable(code, mount.dataset.participant)) return save(code, answers);
    say("");
    view.showErrors([{ field: "participant", message: texts.no_participant }]);
    view.form.querySelector("[name=participant]").focus();
  });
}
