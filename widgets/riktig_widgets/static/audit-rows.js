// Under each figure: the patients behind it and their rows, fetched when the reader opens the fold.
import { namePlace, Names } from "./audit-who.js";
import { fill, make, table } from "./dom.js";

export function rowsPart(page) {
  return {
    shown: ({ private: summary }) => {
      for (const { id, numerator } of summary.measures) if (numerator) addFold(page, id, numerator);
    },
  };
}

/** One request whose answer stands in a part of the page; what crashes is told there too. */
export async function asked(page, request) {
  try {
    return await page.engine.ask(request);
  } catch {
    return { ok: false, message: page.texts.rows.crashed };
  }
}

function addFold(page, measure, count) {
  const block = page.mount.querySelector(`[data-block="${measure}"]`);
  if (!block) return;
  const summary = make("summary", {}, fill(page.texts.rows.open, { count }));
  const place = make("div", {}, make("p", { role: "status" }, page.texts.rows.fetching));
  const names = new Names(page, place);
  names.offered();
  const fold = make("details.riktig-fold.riktig-behind", {}, summary, names.element, place);
  // A click, with mouse or key: what print or a search opens is not fetched.
  summary.addEventListener("click", () => more(page, measure, 0, place, names), { once: true });
  block.append(fold);
}

/** Puts one page of the patients in place; a button asks for the next. */
async function more(page, measure, from, place, names) {
  const answer = await asked(page, { op: "patients", measure, from });
  if (!answer.ok) return place.replaceChildren(make("p.riktig-refusal", { role: "alert" }, answer.message));
  const patients = answer.patients.map(patient);
  const shown = make("p.riktig-help", { role: "status", tabindex: "-1" }, answer.shown);
  const find = from === 0 ? make("p.riktig-find", {}, answer.find) : null;
  place.replaceChildren(...[find, shown, ...patients].filter(Boolean));
  names.again();
  if (from > 0) shown.focus();
  if (answer.next === null) return undefined;
  const button = make("button.riktig-button.riktig-second", { type: "button" }, page.texts.rows.more);
  const next = make("div", {}, button);
  button.addEventListener("click", () => more(page, measure, answer.next, next, names), { once: true });
  return place.append(next);
}

function patient(one) {
  return make("div.riktig-behind-patient", {}, namePlace(one.at), table(one.table), one.left ? make("p.riktig-help", {}, one.left) : null);
}
