// Prints one calculator with its form and its answer, a plan or a sheet, and nothing else of the page.

/** @param {HTMLElement} mount the style sheet hides what is not in it while `data-print` is set */
export function printOnly(mount) {
  const opened = [...mount.querySelectorAll(".riktig-card details:not([open]), .riktig-planstep details:not([open])")];
  const done = () => {
    mount.removeAttribute("data-print");
    for (const fold of opened) fold.open = false;
  };
  mount.setAttribute("data-print", "");
  for (const fold of opened) fold.open = true;
  addEventListener("afterprint", done, { once: true });
  window.print();
}
