// What the reader chose on a page, kept in this browser alone. Never an error: where the browser
// keeps nothing, nothing is kept. A note is [place | null, ...], one a step or a question.

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
    try {
      localStorage.setItem(`${PREFIX}?`, "");
      localStorage.removeItem(`${PREFIX}?`);
      return true;
    } catch {
      return false;
    }
  }

  #all() {
    try {
      const found = JSON.parse(localStorage.getItem(this.key) ?? "{}");
      return found && typeof found === "object" && !Array.isArray(found) ? found : {};
    } catch {
      return {};
    }
  }

  /** The places kept under a name, unless the text has changed since. */
  get(name, version) {
    const note = this.#all()[name];
    return usable(note, version) ? note.places : null;
  }

  set(name, version, places) {
    const all = this.#all();
    if (places) all[name] = { version, places: places.slice(0, MOST_PLACES) };
    else delete all[name];
    this.#write(all);
  }

  #write(all) {
    try {
      const written = JSON.stringify(all);
      if (written === "{}") localStorage.removeItem(this.key);
      else if (written.length <= MOST_CHARACTERS) localStorage.setItem(this.key, written);
    } catch {
      // blocked or full: the page goes on without
    }
  }

  clear() {
    this.#write({});
  }
}
