// Which version of an assignment's numbers somebody gets: as `riktig.exercise.version` has it.
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** One of 0 .. of - 1: FNV-1a of 32 bits over the UTF-8 of who and what; another for the next attempt. */
export function versionOf(participant, assignment, attempt, of) {
  let found = OFFSET;
  for (const byte of new TextEncoder().encode(`${participant}/${assignment}`)) {
    found = Math.imul(found ^ byte, PRIME) >>> 0;
  }
  return (found + attempt - 1) % of;
}
