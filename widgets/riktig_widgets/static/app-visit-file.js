// What a page may see of a file before the core is asked: only a shared summary goes on, so that a
// list with patients is never sent to a kernel that may stand on another machine.

const MOST_BYTES = 1_000_000; // a shared summary is some 20 kB; chosen here
const NAMED = /\.json$/i;
const SCHEMA = /^riktig-summary\//;

/** @param {File[]} files @returns {Promise<{problem: string} | {bytes: ArrayBuffer}>} the name of what is wrong, or what the file holds */
export async function sharedSummary(files) {
  if (files.length !== 1) return { problem: "one_file" };
  const [file] = files;
  if (!NAMED.test(file.name)) return { problem: "row_file" }; // not opened
  if (file.size > MOST_BYTES) return { problem: "file_large" };
  const text = await file.text();
  const kind = kindOf(text);
  if (kind === "share") return { bytes: new TextEncoder().encode(text).buffer };
  return { problem: kind === "private" ? "private_file" : kind === "rows" ? "row_file" : "not_summary" };
}

function kindOf(text) {
  try {
    const held = JSON.parse(text);
    if (Array.isArray(held) || held?.resourceType) return "rows"; // FHIR, or a list of anything
    return SCHEMA.test(held?.schema) ? held.kind : "";
  } catch {
    return "";
  }
}
