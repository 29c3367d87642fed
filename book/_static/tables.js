// The page of numbers: finds rows by words, and opens the table a link leads to.
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

  function open() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const table = target && target.closest("details.clinical");
    if (!table) return;
    table.open = true;
    target.scrollIntoView();
  }

  field.addEventListener("input", find);
  window.addEventListener("hashchange", open);
  box.hidden = false;
  open();
})();
