// Draws a picture: the chart's stored spec with this picture's data and words bound to it.
import { make } from "./dom.js";

let parts = null;
let source = fromRuntime;

/** Where a page finds Vega and every chart's spec: beside its own script. */
async function fromRuntime() {
  const base = new URL("./", import.meta.url);
  const [charts] = await Promise.all([
    fetch(new URL("charts.json", base)).then((response) => response.json()),
    import(new URL("vega.js", base).href),
  ]);
  return charts;
}

/** Another place for them: a kernel. @param {() => Promise<object>} given sets `window.vegaEmbed` */
export function chartsFrom(given) {
  source = given;
}

/** Vega and the specs, fetched once; to be done before a page locks itself. */
export function fetchCharts() {
  parts ??= source();
  return parts;
}

// Title and what it is about stand over the picture as text, where they are read at the page's size.
const OVER = ["title_text", "subtitle_text"];
// A picture is this wide; in less room it shrinks, so its words are made larger first.
const WIDE = 480;
const MOST_LARGER = 1.4;
const SIZES = ["fontSize", "labelFontSize", "titleFontSize", "lineHeight"];

function bound(spec, { data, params }) {
  const copy = structuredClone(spec);
  for (const param of copy.params ?? []) {
    if (OVER.includes(param.name)) param.value = "";
    else if (param.name in params) param.value = params[param.name];
  }
  delete copy.title;
  copy.datasets = { ...copy.datasets, ...data };
  return copy;
}

/** The spec with every size of its words so many times as large. */
function larger(spec, times) {
  const written = JSON.stringify(spec, (key, value) => (SIZES.includes(key) && typeof value === "number" ? Math.round(value * times) : value));
  return JSON.parse(written);
}

/** Lines that were broken for a picture's width run on; one that begins a sentence begins a line. */
function running(lines) {
  return [lines ?? ""].flat().reduce((before, line) => (before ? `${before}${/^\p{Lu}/u.test(line) ? "\n" : " "}${line}` : line), "");
}

function heading({ title_text: title, subtitle_text: about }) {
  return [["title", title], ["about", about]].map(([name, lines]) => [name, running(lines)]).filter(([, said]) => said)
    .map(([name, said]) => make(`p.riktig-picture-${name}`, {}, said));
}

/** The dark page's ink in place of the light one's, token by token. */
function inDark(spec, tokens) {
  let written = JSON.stringify(spec);
  for (const [light, dark] of Object.entries(tokens)) written = written.replaceAll(light, dark);
  return JSON.parse(written);
}

const isDark = () => document.documentElement.dataset.theme === "dark";

/** The picture as an element, its words no smaller than a phone's `room` allows. */
async function drawn(picture, room, onDark = isDark()) {
  const { specs, locale, dark } = await fetchCharts();
  const times = Math.min(MOST_LARGER, Math.max(1, WIDE / room));
  const spec = larger(bound(specs[picture.chart], picture), times);
  const options = {
    ast: true,
    actions: false,
    renderer: "svg",
    tooltip: false,
    logLevel: 1, // errors alone: an empty layer is no news
    defaultStyle: false,
    formatLocale: locale.number,
    timeFormatLocale: locale.time,
  };
  const canvas = make("div", { "aria-hidden": "true" });
  await window.vegaEmbed(canvas, onDark ? inDark(spec, dark) : spec, options);
  // Vega trims each line of a text; copied, its words would grow together.
  for (const line of canvas.querySelectorAll("tspan + tspan")) line.before(" ");
  return make("div", { "aria-hidden": "true" }, ...heading(picture.params), canvas);
}

/** A picture for paper or a file: light whatever the page is, and it stays as it is. */
export async function paperPicture(picture) {
  return make("div.riktig-picture", { role: "img", "aria-label": picture.alt }, await drawn(picture, WIDE, false));
}

/** A figure that shows one picture after another: the last one stands until the next is drawn. */
export class Figure {
  #written = "";
  #turn = 0;
  #pause = 0;

  constructor() {
    this.element = make("div.riktig-picture", { role: "img" });
    const watch = { attributes: true, attributeFilter: ["data-theme"] };
    new MutationObserver(() => this.#draw()).observe(document.documentElement, watch);
  }

  /** @param {object} picture the core's PICTURE @param {number} pause ms to wait for the next one */
  show(picture, pause = 0) {
    const written = JSON.stringify(picture);
    if (written === this.#written) return;
    this.#written = written;
    this.picture = picture;
    this.element.setAttribute("aria-label", picture.alt);
    clearTimeout(this.#pause);
    if (pause) this.#pause = setTimeout(() => this.#draw(), pause);
    else this.#draw();
  }

  async #draw() {
    const turn = ++this.#turn;
    const { picture } = this;
    // The alternative text stands whether it is drawn or not.
    const room = this.element.clientWidth || window.innerWidth;
    const canvas = await drawn(picture, room).catch(() => document.createTextNode(picture.alt));
    if (turn === this.#turn) this.element.replaceChildren(canvas);
  }
}

/** A figure of one picture; it draws itself again when the page turns dark or light. */
export function figureOf(picture) {
  const figure = new Figure();
  figure.show(picture);
  return figure.element;
}
