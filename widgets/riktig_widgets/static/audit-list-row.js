// One patient of the own list: who and why on a line with the status, the rest when the reader opens it.
import { UNCHANGED } from "./audit-work.js";
import { namePlace } from "./audit-who.js";
import { choice, fill, list, make } from "./dom.js";

const IDENTITY = /(?:\d[ .\-_\u00a0]?){11}/; // as the core refuses it in a note

/** @param {object} one a patient of the core's list @param {object} offered `statuses` and `whys`
 * @param {object} entry the status now @param {object} texts @param {(change: object, typing?: boolean) => void} changed */
export function rowOf(one, offered, entry, texts, changed) {
  const id = `riktig-patient-${one.patient}`;
  const status = choice({ id: `${id}-status` }, valued(offered.statuses), entry.status);
  const why = choice({ id: `${id}-why` }, [{ value: "", label: texts.choose }, ...valued(offered.whys)], entry.why);
  const next = make("input", { id: `${id}-next`, type: "date", min: "2000-01-01", max: "2100-12-31" });
  const note = make("input", { id: `${id}-note`, type: "text", maxlength: "200", autocomplete: "off", spellcheck: "false", "aria-describedby": `${id}-note-error ${id}-note-help` });
  const wrong = make("span.riktig-error", { id: `${id}-note-error` });
  const reason = field(texts.why, why);
  const controls = { status, why, next, note };
  for (const [name, control] of Object.entries(controls)) {
    control.addEventListener("change", () => {
      if (control !== note || holdsNobody(note, wrong, texts)) changed({ [name]: control.value.trim() });
    });
  }
  // Each letter, so that a page closed with the note half written asks first.
  note.addEventListener("input", () => {
    if (holdsNobody(note, wrong, texts)) changed({ note: note.value.trim() }, true);
  });
  const row = make("li.riktig-patient", { "data-patient": one.patient },
    make("div.riktig-patient-about", {},
      make("h3", { id }, one.who, namePlace(one.at)),
      list("riktig-reasons", one.reasons)),
    make("div.riktig-patient-status", { role: "group", "aria-labelledby": id }, field(texts.status, status), reason),
    make("details.riktig-patient-more", {},
      make("summary", {}, texts.more, make("span.riktig-sr", {}, ` ${one.who}`)),
      make("div.riktig-patient-facts", {},
        make("p", {}, one.last, " ", make("span.riktig-running", {}, one.running)),
        ...one.marks.map((mark) => make("p", {}, make("strong", {}, mark))),
        make("p.riktig-do", {}, one.do.join(" ")),
        one.rows ? make("p.riktig-help", {}, fill(texts.where, { rows: one.rows })) : null),
      make("div.riktig-patient-work", { role: "group", "aria-labelledby": id },
        field(texts.next, next),
        field(texts.note, note, wrong, make("span.riktig-help", { id: `${id}-note-help` }, texts.note_help)))));
  const show = (now) => {
    for (const [name, control] of Object.entries(controls)) control.value = now[name];
    reason.hidden = now.status !== UNCHANGED;
    row.dataset.status = now.status;
  };
  show(entry);
  return { row, show, focus: () => status.focus() };
}

/** Whether a note may be kept; one with an identity number is marked, and what was there before stays in the file. */
function holdsNobody(note, wrong, texts) {
  const found = IDENTITY.test(note.value);
  wrong.textContent = found ? texts.note_identity : "";
  if (found) note.setAttribute("aria-invalid", "true");
  else note.removeAttribute("aria-invalid");
  return !found;
}

const valued = (choices) => choices.map(({ id, label }) => ({ value: id, label }));

function field(label, control, ...more) {
  return make("div.riktig-field", {}, make("label", { for: control.id }, label), control, ...more);
}
