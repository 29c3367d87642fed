// What stands in a worksheet, kept in this browser alone. Never an error: where the browser keeps
// nothing, or the note is too long, `set` says false and the page goes on.

const PREFIX = "riktig-worksheet/1/"; // 1: the shape of what is kept
const MOST_KEPT = 60_000;

export class WorksheetStore {
  constructor(id) {
    this.key = PREFIX + id;
  }

  get keeps() {
    try {
      localStorage.setItem(`${PREFIX}?`, "");
      localStorage.removeItem(`${PREFIX}?`);
      return true;
    } catch {
      return false;
    }
  }

  /** {field: value}; empty where nothing is kept, or what is kept is no such thing. */
  get() {
    try {
      const found = JSON.parse(localStorage.getItem(this.key) ?? "{}");
      return found && typeof found === "object" && !Array.isArray(found) ? found : {};
    } catch {
      return {};
    }
  }

  /** Whether it is kept now. */
  set(values) {
    try {
      const written = JSON.stringify(values);
      if (written.length > MOST_KEPT) return false;
      if (written === "{}") localStorage.removeItem(this.key);
      else localStorage.setItem(this.key, written);
      return true;
    } catch {
      return false;
    }
  }
}
