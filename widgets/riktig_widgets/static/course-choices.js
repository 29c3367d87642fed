// The choices of one step or question: buttons while one may be chosen, then words again with the
// choice marked and what it gives below. All words are on the page before the script comes.
import { make } from "./dom.js";

export function button(kind, words, act) {
  const made = make(`button.${kind}`, { type: "button" }, words);
  made.addEventListener("click", act);
  return made;
}

export class Choices {
  /** @param {HTMLElement} block with a list of choices and a block of answers, in the same order
   * @param {(place: number) => void} chosen */
  constructor(block, texts, chosen) {
    this.items = [...block.querySelectorAll(":scope > .course-group > .course-choices > li")];
    this.block = block.querySelector(":scope > .course-answers");
    this.answers = this.block ? [...this.block.querySelectorAll(":scope > .course-answer")] : [];
    this.answers.forEach((answer) => answer.setAttribute("tabindex", "-1"));
    this.picks = this.items.map((item, place) => {
      const words = item.firstElementChild.textContent.trim();
      const pick = button("course-pick", words, () => chosen(place));
      item.prepend(pick, make("span.course-yours", { hidden: true }, texts.yours));
      return pick;
    });
  }

  get any() {
    return this.items.length > 0;
  }

  /** Whether a kept place is one of these choices. */
  has(place) {
    return place in this.items;
  }

  /** Where a choice leads, or nothing. */
  leads(place) {
    return this.answers[place].dataset.to;
  }

  is(place, verdict) {
    return this.answers[place].dataset.verdict === verdict;
  }

  /** Shows the choices with `place` chosen, or all to choose among where it is null. */
  show(place, all = false) {
    const open = place === null;
    this.items.forEach((item, at) => {
      const [pick, yours, words] = item.children;
      pick.hidden = !open;
      words.hidden = open;
      yours.hidden = at !== place;
      item.toggleAttribute("data-chosen", at === place);
    });
    if (this.block) this.block.hidden = open;
    this.answers.forEach((answer, at) => {
      answer.hidden = open || !(all || at === place);
    });
  }

  focus(place) {
    (place === null ? this.picks[0] : this.answers[place]).focus();
  }
}
