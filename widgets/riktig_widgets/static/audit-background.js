// Open statistics: refused as one's own prescriptions, and its figures shown under the refusal.
import { renderBlock } from "./block.js";

export function backgroundPart(page) {
  return {
    refused({ background, message }) {
      if (!background) return false;
      page.refuse(message); // which takes away what stood there
      page.slot("background").append(renderBlock(background, page.texts, 2));
      return true;
    },
  };
}
