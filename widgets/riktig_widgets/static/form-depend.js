// Fields that depend on others of their scope: which choices, how many scores, shown or not.
import { fill, make } from "./dom.js";
import { arrange } from "./form-order.js";
import { countLeft } from "./form-prose.js";
import { controlOf, fieldsIn, scopesOf, siblingValue } from "./form-fields.js";

const options = new WeakMap(); // select -> every option it was made with

/** Limits a choice to what its parent's value allows; a single possibility is chosen. */
function limitChoices(field, parent) {
  const select = controlOf(field);
  if (!options.has(select)) options.set(select, [...select.options]);
  const allowed = JSON.parse(field.dataset.choicesBy)[parent] ?? [];
  const chosen = select.value;
  const left = options.get(select).filter((option) => allowed.includes(option.value));
  const wanted = [chosen, select.dataset.default].find((value) => value && allowed.includes(value));
  const choose = select.form?.dataset.choose ?? "";
  select.replaceChildren(...(left.length > 1 && !wanted ? [new Option(choose, "")] : []), ...left);
  if (!left.length) select.append(new Option("–", ""));
  select.value = wanted ?? (left.length === 1 ? left[0].value : "");
  select.disabled = !left.length;
  settled(select, left.length === 1 ? left[0].text : "");
}

/** What is settled already is read, not chosen: words instead of a choice of one. */
function settled(select, label) {
  const words = select.parentElement.querySelector(".riktig-settled") ?? make("span.riktig-settled");
  words.textContent = label;
  select.hidden = label !== "";
  if (select.hidden) select.after(words);
  else words.remove();
}

/** As many small fields as the scale has questions. */
function limitScores(field, parent) {
  const [count, low, high] = JSON.parse(field.dataset.scoresBy)[parent] ?? [0, 0, 0];
  field.hidden = !count;
  field.querySelector(".riktig-limits").textContent = fill(field.dataset.limits, { low, high });
  for (const input of field.querySelectorAll("input")) {
    input.parentElement.hidden = Number(input.dataset.score) > count;
  }
}

function reveal(field, scope) {
  const rules = Object.entries(JSON.parse(field.dataset.shownFor));
  field.hidden = !rules.every(([key, values]) => values.includes(siblingValue(scope, key)));
}

/** Brings every dependent field of a scope up to date, in the order they stand. */
export function settle(scope) {
  for (const field of fieldsIn(scope)) {
    const { kind, dependsOn, choicesBy, scoresBy, shownFor } = field.dataset;
    if (kind === "order") arrange(field);
    if (kind === "prose") countLeft(field);
    if (choicesBy) limitChoices(field, siblingValue(scope, dependsOn));
    if (scoresBy) limitScores(field, siblingValue(scope, dependsOn));
    if (shownFor && !(scoresBy && field.hidden)) reveal(field, scope);
  }
}

export function settleAll(form) {
  scopesOf(form).forEach(settle);
}
