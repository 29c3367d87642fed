// "I have read the chapter": kept in this browser; and in the course, where the reader is logged in
// to one that is served from the same place. Only `Mitt kurs` tells that there is one: a book
// that is served alone asks nobody.
import { keepNote, keepsNotes, noteUnder } from "./local-notes.js";

const PROGRESS = "riktig-progress/1"; // page -> 1
const REGISTRY = "riktig-registry/1"; // address: where the course takes what is read
const MOST_CHARACTERS = 20_000;

/** What the course knows, and what must be sent along; null where nobody is logged in. */
async function asked(address) {
  try {
    const answer = await fetch(address, { redirect: "manual", headers: { Accept: "application/json" } });
    if (answer.status === 404) keepNote(REGISTRY, {}, MOST_CHARACTERS); // another's course, or none
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

/** Sent to the end also when the reader goes on to the next chapter at once. */
async function sent(address, token, page, read) {
  const body = new URLSearchParams({ csrf: token, answer: "json", chapter: page, read: read ? "1" : "0" });
  try {
    return (await fetch(address, { method: "POST", body, redirect: "manual", keepalive: true })).ok;
  } catch {
    return false;
  }
}

/** An address of this server; anything else was not written by us. */
function registryAddress() {
  const { address } = noteUnder(REGISTRY);
  return typeof address === "string" && /^\/kurs\/[\w-]+\/lest$/.test(address) ? address : "";
}

/** The way back, for whoever came to the chapter from the course. */
function wayBack(section, address, words) {
  const link = document.createElement("a");
  link.href = address.replace(/\/lest$/, "");
  link.textContent = words;
  section.append(link);
}

export async function mountRead(section, page, texts) {
  const box = section.querySelector("input");
  const said = section.querySelector("[role=status]");
  const address = registryAddress();
  const keeps = keepsNotes(PROGRESS);
  let course = null;
  const keep = () => {
    const note = noteUnder(PROGRESS);
    if (box.checked) note[page] = 1;
    else delete note[page];
    keepNote(PROGRESS, note, MOST_CHARACTERS);
  };
  const tell = (key) => (said.textContent = texts[key]);
  let touched = false;
  const changed = async () => {
    touched = true;
    keep();
    if (!course) return tell(keeps ? "read_here" : "read_not_kept");
    said.textContent = "";
    tell((await sent(address, course.token, page, box.checked)) ? "read_in_course" : "read_not_sent");
  };
  box.checked = page in noteUnder(PROGRESS);
  box.addEventListener("change", changed);
  section.hidden = false;
  tell(keeps ? "read_here" : "read_not_kept");
  course = address ? await asked(address) : null;
  if (course) wayBack(section, address, texts.to_course);
  if (course && touched) await changed();
  else if (course) {
    box.checked = course.read.includes(page);
    tell("read_in_course");
  }
  section.dataset.ready = "";
}
