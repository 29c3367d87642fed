// Saves a file where the reader's browser saves files. Nothing leaves the machine.
import { make } from "./dom.js";

const KEEP_MS = 10_000; // until the browser has written it

export function saveJson(name, content) {
  const blob = new Blob([`${JSON.stringify(content, null, 1)}\n`], { type: "application/json" });
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), KEEP_MS);
}
