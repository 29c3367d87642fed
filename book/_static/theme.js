// Sets data-theme on the page from the reader's system; paper is always light. On a phone the
// boxes about the guideline begin folded; on paper they are folded unless the reader opened them.
// A table of three columns or more becomes a card a row on a phone: each cell is told its column.
// A table that scrolls sideways can be reached by the keyboard.
(() => {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const set = (name) => { document.documentElement.dataset.theme = name; };
  const follow = () => set(dark.matches ? "dark" : "light");
  follow();
  dark.addEventListener("change", follow);
  const boxes = () => [...document.querySelectorAll("details.guideline")];
  document.addEventListener("DOMContentLoaded", () => {
    if (window.matchMedia("(max-width: 30rem)").matches) boxes().forEach((box) => { box.open = false; });
    boxes().forEach((box) => box.querySelector("summary").addEventListener("click", () => { box.dataset.chosen = ""; }));
    document.querySelectorAll("main table:not(.numbers, .riktig-table, [aria-hidden] *)").forEach(stack);
  });
  const FEW = 3;
  function stack(table) {
    const columns = [...table.querySelectorAll("thead tr:only-child > th")];
    if (columns.length < FEW || table.querySelector("tbody :is([colspan], [rowspan])")) return;
    table.classList.add("stacks");
    table.querySelectorAll("tbody tr").forEach((row) => [...row.children].forEach((cell, at) => {
      if (at && columns[at]?.textContent.trim()) cell.dataset.label = columns[at].textContent.trim();
    }));
  }
  const reach = () => document.querySelectorAll(".scroll").forEach((frame) => {
    if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0;
    else frame.removeAttribute("tabindex");
  });
  window.addEventListener("load", reach);
  window.addEventListener("resize", reach);
  document.addEventListener("toggle", reach, true);
  let opened = [];
  window.addEventListener("beforeprint", () => {
    set("light");
    opened = boxes().filter((box) => box.open && !("chosen" in box.dataset));
    opened.forEach((box) => { box.open = false; });
  });
  window.addEventListener("afterprint", () => {
    follow();
    opened.forEach((box) => { box.open = true; });
  });
})();
