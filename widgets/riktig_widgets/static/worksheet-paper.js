// A box of text prints only as much as it shows: on paper the whole text stands in its place.
import { make } from "./dom.js";

export function textsOnPaper(sheet) {
  let made = [];
  addEventListener("beforeprint", () => {
    const full = [...sheet.querySelectorAll("textarea")].filter((box) => box.value.trim());
    made = full.map((box) => {
      const text = make("div.field-printed", {}, box.value);
      box.after(text);
      return text;
    });
  });
  addEventListener("afterprint", () => {
    made.forEach((text) => text.remove());
    made = [];
  });
}
