// What the audit page has beside the numbers: each part is a file of its own and is made once a page.
//
// A part is `(page) => ({ options, shown, cleared, act })`, all of them optional:
//   request()       what a request that reads files must say beside their names
//   options()       what the part adds to the options of an audit
//   files(files)    the files to read, which the part may add to
//   instead(files)  files the reader has chosen; true when the part takes them and nothing is to be read
//   shown(answer)   there is a new result
//   refused(answer) a request was refused; true when the part has told it
//   unsaved()       whether the reader has written something that no file holds yet
//   cleared()       the reader starts again: what the part holds of a file is forgotten
//   act(action)     a button with `data-do`; true when the part has taken it
// Its frame stands in templates/audit/, its texts in page.toml under [audit_<part>] (`page.texts.<part>`).

import { backgroundPart } from "./audit-background.js";
import { before } from "./audit-before.js";
import { idlePart } from "./audit-idle.js";
import { journalPart } from "./audit-journal.js";
import { listPart } from "./audit-list.js";
import { measureLinks } from "./audit-measure-links.js";
import { rowsPart } from "./audit-rows.js";
import { past } from "./audit-past.js";
import { practicePart } from "./audit-practice.js";
import { sharePart } from "./audit-share.js";
import { spotPart } from "./audit-spot.js";
import { summaryPart } from "./audit-summary.js";
import { comparedPart } from "./audit-compared.js";
import { mappingPart } from "./audit-mapping.js";
import { totalsPart } from "./audit-totals.js";
import { typedPart } from "./audit-typed.js";

export const PARTS = [before, backgroundPart, summaryPart, measureLinks, past, rowsPart, listPart, practicePart, sharePart, spotPart, journalPart, mappingPart, typedPart, totalsPart, comparedPart, idlePart];
