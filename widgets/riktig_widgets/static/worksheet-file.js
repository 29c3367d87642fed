// A worksheet as a file, `riktig-worksheet/1`: docs/reference/worksheet-file.md
import { MOST_CHARACTERS, tellsWho } from "./worksheet-fields.js";

const SCHEMA = "riktig-worksheet/1";
export const MOST_BYTES = 200_000;
const MOST_FIELDS = 100;
const MOST_LABEL = 400;

const isText = (value, most) => typeof value === "string" && value.length <= most;

/** @param {Date} now */
export function dayOf(now) {
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** @param {import("./worksheet-fields.js").Fields} fields */
export function contentOf(id, title, fields, now) {
  const written = fields.controls.map((control) => ({
    id: control.dataset.field,
    label: fields.label(control).slice(0, MOST_LABEL),
    value: fields.value(control),
  }));
  return { schema: SCHEMA, id, title, saved: dayOf(now), fields: written };
}

function isField(field) {
  const { id, label, value } = field ?? {};
  return isText(id, MOST_LABEL) && isText(label, MOST_LABEL)
    && (typeof value === "boolean" || isText(value, MOST_CHARACTERS));
}

function isWorksheet(found) {
  const fields = found?.fields;
  return isText(found.id, MOST_LABEL) && isText(found.title, MOST_LABEL)
    && Array.isArray(fields) && fields.length <= MOST_FIELDS && fields.every(isField)
    && new Set(fields.map((field) => field.id)).size === fields.length;
}

/** What a file holds for the worksheet `id`, or why not: `{wrong: key, title}`. */
export function readContent(text, id) {
  let found = null;
  try {
    found = JSON.parse(text);
  } catch {
    return { wrong: "not_a_worksheet" };
  }
  if (found?.schema !== SCHEMA) {
    const newer = typeof found?.schema === "string" && found.schema.startsWith("riktig-worksheet/");
    return { wrong: newer ? "newer" : "not_a_worksheet" };
  }
  if (!isWorksheet(found)) return { wrong: "damaged" };
  if (found.id !== id) return { wrong: "other_worksheet", title: found.title };
  if (found.fields.some((field) => tellsWho(field.value))) return { wrong: "file_tells_who" };
  return { fields: found.fields };
}

/** Divides a file's fields into what has a place on the sheet, and what has not (and says something). */
export function placed(found, fields) {
  const controls = new Map(fields.controls.map((control) => [control.dataset.field, control]));
  const values = {};
  const left = [];
  for (const { id, label, value } of found) {
    const control = controls.get(id);
    if (control && fields.fits(control, value)) values[id] = value;
    else if (value === true || String(value || "").trim()) left.push({ label, value });
  }
  return { values, left };
}
