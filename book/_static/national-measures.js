// The national measures: sorted by a column's button or by the list, and chosen by theme and actor.
(() => {
  const table = document.querySelector("table.national");
  const form = document.querySelector(".national-controls");
  if (!table || !form) return;
  const status = document.querySelector(".national-status");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.querySelectorAll("th[data-key]")];
  const [theme, actor, sort] = ["theme", "actor", "sort"].map((name) => form.querySelector(`#national-${name}`));
  const ARIA = { rising: "ascending", falling: "descending" };
  let by = "number";
  let order = "rising";

  function fits(row) {
    const { theme: of, actors } = row.dataset;
    return (!theme.value || of === theme.value) && (!actor.value || actors.split(" ").includes(actor.value));
  }

  // Equal ratings keep the order of the numbers, whichever way the column is turned.
  function place() {
    const way = order === "rising" ? 1 : -1;
    const value = (row, key) => Number(row.dataset[key]);
    rows.sort((a, b) => way * (value(a, by) - value(b, by)) || value(a, "number") - value(b, "number"));
    body.append(...rows);
  }

  function say() {
    const words = { shown: rows.filter((row) => !row.hidden).length, all: rows.length, order: status.dataset[order], by: sort.selectedOptions[0].textContent };
    status.textContent = status.dataset.said.replace(/\{(\w+)\}/g, (_, key) => words[key]);
  }

  function show() {
    for (const row of rows) row.hidden = !fits(row);
    for (const head of heads) head.setAttribute("aria-sort", head.dataset.key === by ? ARIA[order] : "none");
    sort.value = by;
    place();
    say();
  }

  function turn(key, first) {
    order = key !== by ? first : order === "rising" ? "falling" : "rising";
    by = key;
    show();
  }

  for (const head of heads) {
    const button = head.querySelector("button");
    button.disabled = false;
    button.addEventListener("click", () => turn(head.dataset.key, button.dataset.first));
  }
  sort.addEventListener("change", () => turn(sort.value, sort.selectedOptions[0].dataset.first));
  form.querySelector(".turn").addEventListener("click", () => turn(by, order));
  for (const list of [theme, actor]) list.addEventListener("change", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  show();
})();
