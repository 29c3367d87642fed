// What the reader chose on a page, kept in this browser alone. A note is [place | null, ...], one a
// step or a question.
import { keepNote, keepsNotes, noteUnder } from "./local-notes.js";

const PREFIX = "riktig-course/1/"; // 1: the shape of what is kept
const MOST_CHARACTERS = 20_000;
const MOST_PLACES = 40;

function usable(note, version) {
  const places = note?.places;
  const fits = Array.isArray(places) && places.length > 0 && places.length <= MOST_PLACES;
  return fits && note.version === version && places.every((place) => place === null || Number.isInteger(place));
}

export class Store {
  /** @param {string} page the page's name in the book, the same wherever the book is served */
  constructor(page) {
    this.key = PREFIX + page;
  }

  /** Whether this browser keeps anything. */
  get keeps() {
    return keepsNotes(PREFIX);
  }

  /** The places kept under a name, unless the text has changed since. */
  get(name, version) {
    const note = noteUnder(this.key)[name];
    return usable(note, version) ? note.places : null;
  }

  set(name, version, places) {
    const all = noteUnder(this.key);
    if (places) all[name] = { version, places: places.slice(0, MOST_PLACES) };
    else delete all[name];
    keepNote(this.key, all, MOST_CHARACTERS);
  }

  clear() {
    keepNote(this.key, {}, MOST_CHARACTERS);
  }
}
