// Sets data-theme on the page from the reader's system; paper is always light. On a phone the
// boxes about the guideline begin folded; on paper they are open. A table that scrolls sideways
// can be reached by the keyboard.
(() => {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const set = (name) => { document.documentElement.dataset.theme = name; };
  const follow = () => set(dark.matches ? "dark" : "light");
  follow();
  dark.addEventListener("change", follow);
  const boxes = () => [...document.querySelectorAll("details.guideline")];
  document.addEventListener("DOMContentLoaded", () => {
    if (window.matchMedia("(max-width: 30rem)").matches) boxes().forEach((box) => { box.open = false; });
  });
  const reach = () => document.querySelectorAll(".scroll").forEach((frame) => {
    if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0;
    else frame.removeAttribute("tabindex");
  });
  window.addEventListener("load", reach);
  window.addEventListener("resize", reach);
  document.addEventListener("toggle", reach, true);
  let folded = [];
  window.addEventListener("beforeprint", () => {
    set("light");
    folded = boxes().filter((box) => !box.open);
    folded.forEach((box) => { box.open = true; });
  });
  window.addEventListener("afterprint", () => {
    follow();
    folded.forEach((box) => { box.open = false; });
  });
})();
