// A problem at the field it is about: marked, told beside it, and read when the field has focus.

/** @param {HTMLElement} control with an element `<its id>-error` beside it */
export function mark(control, sentence = "") {
  control.setAttribute("aria-invalid", "true");
  document.getElementById(`${control.id}-error`).textContent = sentence;
}

export function clearMarks(mount) {
  for (const control of mount.querySelectorAll("[aria-invalid]")) {
    control.removeAttribute("aria-invalid");
    document.getElementById(`${control.id}-error`).textContent = "";
  }
}

/** Focus on the first field marked, in the middle of the screen. */
export function toFirstMark(mount) {
  const first = mount.querySelector("[aria-invalid]");
  first?.focus({ preventScroll: true });
  first?.scrollIntoView({ block: "center" });
}
