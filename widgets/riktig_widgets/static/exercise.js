// An exercise: the answers become a file on the reader's machine. No answer is judged here.
import { fill, textsOf } from "./dom.js";
import { FormView } from "./form.js";
import { saveJson } from "./save.js";

const SCHEMA = "riktig-answers/1";
const IDENTITY = /\d{11}/;

function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function usable(code, pattern) {
  return new RegExp(`^(?:${pattern})$`).test(code) && !IDENTITY.test(code);
}

/** @param {HTMLElement} mount with `data-assignment` and `data-participant`, a pattern */
export function mountExercise(mount) {
  const texts = textsOf(mount);
  const status = mount.querySelector(":scope > .riktig-status");
  const view = new FormView(mount.querySelector("form"), () => {});

  function save({ participant, ...answers }) {
    const { assignment } = mount.dataset;
    const file = `${assignment}-${participant}.json`;
    saveJson(file, { schema: SCHEMA, assignment, submission_id: randomId(), participant, answers });
    const missing = Object.values(answers).filter((answer) => !answer.trim()).length;
    status.textContent = [fill(texts.saved, { file }), missing ? fill(texts.missing, { missing }) : ""].join(" ").trim();
    status.hidden = false;
  }

  view.form.addEventListener("submit", () => {
    const values = view.values();
    const participant = values.participant.trim();
    status.hidden = true;
    if (usable(participant, mount.dataset.participant)) {
      view.clearErrors();
      save({ ...values, participant });
    } else {
      view.showErrors([{ field: "participant", message: texts.no_participant }]);
      view.form.querySelector("[name=participant]").focus();
    }
  });
}
