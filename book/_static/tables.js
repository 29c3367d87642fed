// The page of numbers: finds rows by words, and shows the one row a link leads to, with the way
// back to the page it was followed from.
(() => {
  const box = document.querySelector(".table-filter");
  const tables = [...document.querySelectorAll("details.clinical")];
  if (!box) return;
  const field = box.querySelector("input");
  const none = box.querySelector(".none");
  const rows = tables.map((table) => [...table.querySelectorAll("tbody tr")].map((row) => [row, `${row.textContent} ${row.dataset.foundBy ?? ""}`.toLowerCase()]));
  const names = tables.map((table) => table.querySelector("h2").textContent.toLowerCase());

  // A number is that number: "30" is not 300, nor 1,30.
  function has(text, word) {
    return /^[0-9][0-9,]*$/.test(word) ? new RegExp(`(?<![0-9,])${word}(?![0-9]|,[0-9])`).test(text) : text.includes(word);
  }

  function find() {
    const words = field.value.toLowerCase().replace(".", ",").split(/\s+/).filter(Boolean);
    let found = 0;
    tables.forEach((table, place) => {
      let here = 0;
      for (const [row, text] of rows[place]) {
        const fits = words.every((word) => has(text, word) || has(names[place], word));
        row.hidden = !fits;
        here += fits;
      }
      table.hidden = here === 0;
      table.open = words.length > 0 && here > 0;
      found += here;
    });
    none.hidden = found > 0;
  }

  const way = document.querySelector(".way-back");
  const before = history.length; // with this page as the last of them
  const link = way.querySelector("a");
  // Where the server tells no page where its reader came from, an earlier page is enough.
  const foreign = document.referrer && new URL(document.referrer).origin !== location.origin;
  link.hidden = before < 2 || Boolean(foreign);
  link.href = document.referrer || "#";
  // Back as the reader's own button goes: to the same place in the text.
  link.addEventListener("click", (event) => {
    event.preventDefault();
    history.go(before - history.length - 1);
  });

  function all() {
    way.hidden = true;
    rows.flat().forEach(([row]) => { row.hidden = false; });
    tables.forEach((table) => { table.hidden = false; });
  }

  way.querySelector("button").addEventListener("click", () => {
    all();
    document.querySelector("tr:target")?.scrollIntoView({ block: "center" });
  });

  /** The row alone in its table, the way back over it. */
  function alone(row, table) {
    rows[tables.indexOf(table)].forEach(([other]) => { other.hidden = other !== row; });
    table.querySelector("summary").after(way);
    way.hidden = false;
  }

  function open() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const table = target && target.closest("details.clinical");
    if (!table) return;
    all();
    table.open = true;
    if (target.matches("tbody tr")) alone(target, table);
    (target.matches("tbody tr") ? table : target).scrollIntoView();
  }

  field.addEventListener("input", () => {
    way.hidden = true;
    find();
  });
  window.addEventListener("hashchange", open);
  box.hidden = false;
  open();
})();
