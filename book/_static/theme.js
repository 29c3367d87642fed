// Sets data-theme on the page from the reader's system; paper is always light.
(() => {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const set = (name) => { document.documentElement.dataset.theme = name; };
  const follow = () => set(dark.matches ? "dark" : "light");
  follow();
  dark.addEventListener("change", follow);
  window.addEventListener("beforeprint", () => set("light"));
  window.addEventListener("afterprint", follow);
})();
