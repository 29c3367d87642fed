// A report as one file that opens from a disk: its elements, the rules they use, and nothing to fetch.
import { make } from "./dom.js";
import { paperPicture } from "./picture.js";
import { paperRule, picturesOf, reportTree } from "./report-tree.js";

// Nothing may run in the file, and nothing be fetched by it.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";
const PAPER = "@page { margin: 18mm; }";
const AFTER_ITSELF = /::[a-z-]+(?:\([^()]*\))?|:(?:hover|focus|focus-visible|checked|disabled)\b/g;
const OURS = /riktig/; // what the book's own rules are for, is not there

/** The whole report as an HTML document. @param {object} report the core's REPORT */
export async function reportFile(report, texts) {
  const pictures = picturesOf(report);
  const drawn = await Promise.all(pictures.map(paperPicture));
  const tree = reportTree(report, texts, (picture) => drawn[pictures.indexOf(picture)]);
  const main = make("main.riktig.riktig-report-file", {}, tree);
  const head = make("head", {},
    make("meta", { charset: "utf-8" }),
    make("meta", { "http-equiv": "Content-Security-Policy", content: POLICY }),
    make("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    make("title", {}, report.title));
  const rules = [usedRules(make("body", {}, main)), PAPER, paperRule(report)].join("\n");
  const style = `<style>${rules.replaceAll("</", "<\\/")}</style>`;
  const written = markup(head).replace("</head>", () => `${style}</head>`);
  return `<!doctype html>\n<html lang="${document.documentElement.lang}">${written}<body>${markup(main)}</body></html>\n`;
}

/** An element as text that HTML reads the same: what is said in it stays text. */
function markup(element) {
  return new XMLSerializer().serializeToString(element);
}

/** The page's rules that the elements use, without faces, which would have to be fetched. */
function usedRules(tree) {
  const sheets = [...document.styleSheets].flatMap((sheet) => [...rulesOf(sheet)]);
  return sheets.map((rule) => used(rule, tree)).filter(Boolean).join("\n");
}

function rulesOf(sheet) {
  try {
    return sheet.cssRules;
  } catch {
    return []; // of another origin, such as an extension's
  }
}

function used(rule, tree) {
  if (rule instanceof CSSMediaRule) {
    const inside = [...rule.cssRules].map((one) => used(one, tree)).filter(Boolean);
    return inside.length ? `@media ${rule.conditionText} {\n${inside.join("\n")}\n}` : "";
  }
  if (!(rule instanceof CSSStyleRule) || !OURS.test(rule.cssText)) return "";
  return rule.selectorText === ":root" || matches(rule.selectorText, tree) ? rule.cssText : "";
}

function matches(selector, tree) {
  try {
    return tree.querySelector(selector.replace(AFTER_ITSELF, "")) !== null;
  } catch {
    return false;
  }
}
