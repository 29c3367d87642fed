// A button that prints the page, where a page can; without scripts its help stands there alone.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
  for (const help of document.querySelectorAll("[data-by-hand]")) help.hidden = true;
}
