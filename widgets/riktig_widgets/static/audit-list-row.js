// One patient of the own list: who, why, what was got last, what can be done, and where the work stands.
import { fill, list, make } from "./dom.js";
import { UNCHANGED } from "./audit-work.js";

/** @param {object} one a patient of the core's list @param {object} offered `statuses` and `whys`
 * @param {object} entry the status now @param {object} texts @param {(change: object) => void} changed */
export function rowOf(one, offered, entry, texts, changed) {
  const id = `riktig-patient-${one.patient}`;
  const status = choice(`${id}-status`, offered.statuses, entry.status);
  const why = choice(`${id}-why`, [{ id: "", label: texts.choose }, ...offered.whys], entry.why);
  const next = make("input", { id: `${id}-next`, type: "date", min: "2000-01-01", max: "2100-12-31" });
  const note = make("input", { id: `${id}-note`, type: "text", maxlength: "200", autocomplete: "off", spellcheck: "false", "aria-describedby": "riktig-list-note" });
  const reason = field(texts.why, why);
  const controls = { status, why, next, note };
  for (const [name, control] of Object.entries(controls)) {
    control.addEventListener("change", () => changed({ [name]: control.value.trim() }));
  }
  const row = make("li.riktig-patient", { "data-patient": one.patient },
    make("div.riktig-patient-about", {},
      make("h3", { id }, one.who),
      list("riktig-reasons", one.reasons),
      make("p", {}, one.last, " ", make("span.riktig-running", {}, one.running)),
      ...one.marks.map((mark) => make("p", {}, make("strong", {}, mark))),
      make("p.riktig-do", {}, one.do.join(" ")),
      one.rows ? make("p.riktig-help", {}, fill(texts.where, { rows: one.rows })) : null),
    make("div.riktig-patient-work", { role: "group", "aria-labelledby": id },
      field(texts.status, status), reason, field(texts.next, next), field(texts.note, note)));
  const show = (now) => {
    for (const [name, control] of Object.entries(controls)) control.value = now[name];
    reason.hidden = now.status !== UNCHANGED;
    row.dataset.status = now.status;
  };
  show(entry);
  return { row, show, focus: () => status.focus() };
}

function field(label, control) {
  return make("div.riktig-field", {}, make("label", { for: control.id }, label), control);
}

function choice(id, choices, chosen) {
  const select = make("select", { id }, ...choices.map((one) => make("option", { value: one.id }, one.label)));
  select.value = chosen;
  return select;
}
