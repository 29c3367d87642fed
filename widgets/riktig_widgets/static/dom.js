// Elements made by hand: everything shown goes in as text, never as HTML.

/** @param {string} tag "p", or "p.class" */
export function make(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name);
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(key, "");
    else if (value !== false && value != null) element.setAttribute(key, String(value));
  }
  element.append(...children.filter((child) => child != null && child !== ""));
  return element;
}

const WORDS = /[^\W\d_]{3,}.*\s.*[^\W\d_]{3,}|^[^\W\d_]{5,}/u; // two words, or one that is no unit

/** A table with a caption; cells are texts. The first column names the row; a column of words
 * stands to the left and may break its lines, one of numbers to the right. */
export function table({ columns = [], rows = [], caption = "" }) {
  const kind = columns.map((_, at) => (at && rows.some((row) => WORDS.test(row[at])) ? ".riktig-words" : ""));
  const head = make("tr", {}, ...columns.map((text, at) => make(`th${kind[at]}`, { scope: "col" }, text)));
  const body = rows.map((row) =>
    make("tr", {}, ...row.map((text, at) =>
      at === 0 ? make("th", { scope: "row" }, text) : make(`td${kind[at] ?? ""}`, { "data-label": columns[at] || null }, text))));
  const made = make(`table.riktig-table${columns.length > 2 ? ".riktig-stacks" : ""}`, {},
    caption ? make("caption", {}, caption) : null,
    make("thead", {}, head), make("tbody", {}, ...body));
  return make("div.riktig-scroll", { tabindex: "0", role: "region", "aria-label": caption || columns.join(", ") }, made);
}

/** A menu of `choices` (`value` and `label`); `chosen` is the value that stands. */
export function choice(attributes, choices, chosen) {
  const select = make("select", attributes, ...choices.map(({ value, label }) => make("option", { value }, label)));
  select.value = chosen ?? "";
  return select;
}

/** A summary that opens to show what is inside. */
export function fold(summary, ...inside) {
  return make("details.riktig-fold", {}, make("summary", {}, summary), ...inside);
}

export function list(kind, texts) {
  return texts?.length ? make(`ul.${kind}`, {}, ...texts.map((text) => make("li", {}, text))) : null;
}

/** The texts Python put in a mount, as JSON. @param {string} where before the selector: `:scope > ` leaves out those deeper in */
export function textsOf(mount, where = "") {
  const script = mount.querySelector(`${where}script[data-riktig-texts]`);
  return script ? JSON.parse(script.textContent) : {};
}

/** Fills `{name}` in a text. */
export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** After the first paint: what is heavy waits until the reader sees the page. */
export function afterPaint() {
  return new Promise((done) => {
    if (document.visibilityState !== "visible") setTimeout(done);
    else requestAnimationFrame(() => requestAnimationFrame(() => done()));
  });
}

export function domReady() {
  if (document.readyState !== "loading") return Promise.resolve();
  return new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));
}
