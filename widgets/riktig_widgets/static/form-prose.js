// A text of a few sentences: how much of it is left, seen at every key and heard near the end.
import { fill } from "./dom.js";

const HEARD_FROM = 50; // characters left
const QUIET_MS = 1000; // heard when the typing pauses

let pause = 0;

export function countLeft(field) {
  const area = field.querySelector("textarea");
  const left = area.maxLength - area.value.length;
  const { dataset } = field.querySelector(".riktig-prose");
  const sentence = fill(dataset.left, { count: left });
  field.querySelector("[data-slot=left]").textContent = sentence;
  clearTimeout(pause);
  const said = field.querySelector("[data-slot=said]");
  const heard = left <= HEARD_FROM && document.activeElement === area ? sentence : "";
  pause = setTimeout(() => { said.textContent = heard; }, QUIET_MS);
}
