// What is asked and told above the list when a work file has been opened.
import { fill, make } from "./dom.js";

/** A sentence with two buttons; `doYes` and `doNo` are what the page does, where the buttons have no listeners. */
export function question(sentence, yes, no, doYes, doNo) {
  return make("div.riktig-ask", { role: "group" }, make("p", {}, sentence),
    make("p.riktig-actions", {}, button(yes, doYes), button(no, doNo)));
}

/** The file does not go with the list: why, and a button to go on without it. */
export function refusal(sentence, texts) {
  return make("div.riktig-ask", { role: "group" }, make("p", {}, sentence), make("p", {}, texts.untouched),
    make("p.riktig-actions", {}, button(texts.go_without, "work-not-same")));
}

/** Those of the file who are not in the list, in a fold; nothing where there is nobody. */
export function leftOf({ left }, texts) {
  if (!left.length) return [];
  const rows = left.map(({ words }) => make("li", {}, words[0], ": ", words[1]));
  return [make("details.riktig-fold", {}, make("summary", {}, fill(texts.left, { count: left.length })), make("ul", {}, ...rows))];
}

function button(label, action) {
  return make("button.riktig-button.riktig-second", { type: "button", "data-do": action }, label);
}
