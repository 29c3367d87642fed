// Draws a picture: the chart's stored spec with this picture's data and words bound to it.
import { make } from "./dom.js";

const BASE = new URL("./", import.meta.url);
let parts = null;

/** Vega and every chart's spec, fetched once; to be done before a page locks itself. */
export function fetchCharts() {
  parts ??= Promise.all([
    fetch(new URL("charts.json", BASE)).then((response) => response.json()),
    import(new URL("vega.js", BASE).href),
  ]).then(([charts]) => charts);
  return parts;
}

function bound(spec, { data, params }) {
  const copy = structuredClone(spec);
  for (const param of copy.params ?? []) {
    if (param.name in params) param.value = params[param.name];
  }
  copy.datasets = { ...copy.datasets, ...data };
  return copy;
}

/** The dark page's ink in place of the light one's, token by token. */
function inDark(spec, tokens) {
  let written = JSON.stringify(spec);
  for (const [light, dark] of Object.entries(tokens)) written = written.replaceAll(light, dark);
  return JSON.parse(written);
}

const isDark = () => document.documentElement.dataset.theme === "dark";

/** Puts the picture in `place`; the alternative text stands whether it is drawn or not. */
export async function draw(place, picture) {
  const { specs, locale, dark } = await fetchCharts();
  const spec = bound(specs[picture.chart], picture);
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
  await window.vegaEmbed(canvas, isDark() ? inDark(spec, dark) : spec, options);
  // Vega trims each line of a text; copied, its words would grow together.
  for (const line of canvas.querySelectorAll("tspan + tspan")) line.before(" ");
  place.replaceChildren(canvas);
}

/** A figure that draws itself, and again when the page turns dark or light. */
export function figureOf(picture) {
  const figure = make("div.riktig-picture", { role: "img", "aria-label": picture.alt });
  const again = () => draw(figure, picture).catch(() => { figure.textContent = picture.alt; });
  again();
  new MutationObserver(again).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return figure;
}
