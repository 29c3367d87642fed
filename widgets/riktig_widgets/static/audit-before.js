// On a small touch screen the example comes first, and an extract may be chosen once a question is answered.
const SMALL_TOUCH = "(pointer: coarse) and (max-width: 46rem), (pointer: coarse) and (max-height: 30rem)";

export function before(page) {
  const [gate, question] = [page.slot("gate"), page.slot("own-device")];
  if (matchMedia(SMALL_TOUCH).matches) {
    question.hidden = false;
    question.before(page.mount.querySelector("[data-do=example]").closest("p"));
    gate.dataset.asks = "own-device"; // the style sheet hides every way to one's own numbers
  }
  return {
    act(action) {
      if (action !== "own-device") return false;
      question.hidden = true;
      delete gate.dataset.asks;
      gate.querySelector("select, input").focus();
      return true;
    },
  };
}
