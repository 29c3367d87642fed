// A report as elements: the first page, then each measure in parts, then what the numbers stand on.
import { renderBlock } from "./block.js";
import { list, make } from "./dom.js";
import { figureOf } from "./picture.js";

const PART = 4; // the level of a part's heading: page, report, section, part

/** @param {object} report the core's REPORT @param {object} texts the words around it
 * @param {(picture: object) => HTMLElement} figure makes a picture's element */
export function reportTree(report, texts, figure = figureOf) {
  const made = make("article.riktig-report", { "data-who": report.who },
    report.synthetic ? make("p.riktig-synthetic", {}, report.synthetic) : null,
    make("h2", { tabindex: "-1" }, report.title),
    make("p.riktig-report-about", {}, ...report.subtitle.map((line) => make("span", {}, line))),
    front(report, texts),
    rest(report, texts),
    ...[...report.sections, report.basis].map((one) => section(one, texts, figure)),
    list("riktig-report-closing", report.closing));
  // So does each block, for browsers that print nothing above the text (see `paperRule`).
  if (report.synthetic) made.querySelectorAll(".riktig-block").forEach((one) => { one.dataset.madeUp = report.synthetic; });
  return made;
}

/** What every sheet of paper says above its text. @param {object} report the core's REPORT */
export function paperRule({ synthetic }) {
  return synthetic ? `@page { @top-right { content: ${JSON.stringify(synthetic)}; font: 600 9pt sans-serif; } }` : "";
}

/** Every picture of a report, in the order its elements stand. */
export function picturesOf({ sections, basis }) {
  return [...sections, basis].flatMap((one) => one.parts).map(({ picture }) => picture).filter(Boolean);
}

function front({ front: page, sections }, texts) {
  const there = new Set(sections.map(({ id }) => id));
  return make("div.riktig-front", {},
    list("riktig-front-lines", page.strengths),
    list("riktig-front-lines", page.done),
    page.headlines.length
      ? make("ul.riktig-headlines", {}, ...page.headlines.map((one) => headline(one, there)))
      : null,
    make("section.riktig-next", { "aria-labelledby": "riktig-next" },
      make("h3", { id: "riktig-next" }, texts.front_action),
      make("p", {}, page.action)),
    list("riktig-front-closing", page.closing));
}

/** The measure's name leads to its section, where it has one. */
function headline({ measure, title, value, before, message, detectable }, there) {
  const name = there.has(measure) ? make("a", { href: `#${place(measure)}` }, title) : title;
  return make("li", { "data-measure": measure },
    make("h3", {}, name),
    make("p.riktig-headline-value", {}, make("strong", {}, value), " ", make("span", {}, before)),
    make("p", {}, message),
    detectable ? make("p.riktig-help", {}, detectable) : null);
}

function rest({ sections, basis: last }, texts) {
  const links = [...sections, last].map(({ id, title }) => make("a", { href: `#${place(id)}` }, title));
  return make("nav.riktig-jump", { "aria-label": texts.rest }, ...links);
}

const place = (id) => `riktig-section-${id}`;

function section(one, texts, figure) {
  return make("section.riktig-report-section", { id: place(one.id), "aria-labelledby": `${place(one.id)}-title` },
    make("h3", { id: `${place(one.id)}-title` }, one.title), ...parts(one, texts, figure));
}

/** A part that bears its section's title does not say it twice to the eye. */
function parts({ title, parts: blocks }, texts, figure) {
  return blocks.map((block) => {
    const made = renderBlock(block, texts, PART, Boolean(block.picture), figure);
    if (block.title === title) made.firstElementChild.classList.add("riktig-sr");
    return made;
  });
}
