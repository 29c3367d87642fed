// A file where the reader wants it: the browser's dialog for saving, or a download where there is none.
import { saveFile } from "./save.js";

const AT_ONCE_MS = 300; // nobody has seen a dialog and closed it in less

/** Where the reader wants the file: `place` is a handle, `undefined` to download it (`why`, where the dialog did not
 * work), or `null` when it was called off. A dialog that is gone at once has been shown to nobody. */
export async function askedPlace(suggestedName) {
  if (!globalThis.showSaveFilePicker) return {};
  const begun = performance.now();
  try {
    return { place: await globalThis.showSaveFilePicker({ suggestedName }) };
  } catch (error) {
    const calledOff = error?.name === "AbortError" && performance.now() - begun > AT_ONCE_MS;
    return calledOff ? { place: null } : { why: "no_dialog" };
  }
}

/** Writes where the reader said, or downloads; gives why it was downloaded after all. @param {string} type the media type */
export async function written(place, name, text, type) {
  try {
    if (place) {
      const stream = await place.createWritable();
      await stream.write(text);
      await stream.close();
      return "";
    }
  } catch {
    saveFile(name, [text], type);
    return "not_written";
  }
  saveFile(name, [text], type);
  return "";
}
