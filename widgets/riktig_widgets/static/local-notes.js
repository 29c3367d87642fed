// Notes kept in this browser alone, each an object under a key. Never an error: where the browser
// keeps nothing, nothing is kept.

/** Whether this browser keeps anything. @param {string} prefix of the keys */
export function keepsNotes(prefix) {
  try {
    localStorage.setItem(`${prefix}?`, "");
    localStorage.removeItem(`${prefix}?`);
    return true;
  } catch {
    return false;
  }
}

/** The note under a key; {} where there is none, or what is there is no object. */
export function noteUnder(key) {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? "{}");
    return found && typeof found === "object" && !Array.isArray(found) ? found : {};
  } catch {
    return {};
  }
}

/** Keeps a note, or takes away the key of an empty one. Whether it is kept now. */
export function keepNote(key, note, mostCharacters) {
  try {
    const written = JSON.stringify(note);
    if (written.length > mostCharacters) return false;
    if (written === "{}") localStorage.removeItem(key);
    else localStorage.setItem(key, written);
    return true;
  } catch {
    return false; // blocked or full
  }
}
