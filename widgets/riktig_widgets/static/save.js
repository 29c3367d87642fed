// Saves a file where the reader's browser saves files. Nothing leaves the machine.
import { make } from "./dom.js";

const KEEP_MS = 10_000; // until the browser has written it

export function saveJson(name, content) {
  saveFile(name, [`${JSON.stringify(content, null, 1)}\n`], "application/json");
}

/** @param {string} name @param {(string | ArrayBuffer)[]} parts @param {string} type the media type */
export function saveFile(name, parts, type) {
  const address = URL.createObjectURL(new Blob(parts, { type }));
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), KEEP_MS);
}
