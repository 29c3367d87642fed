// Two summaries dropped where an extract is asked for: the own before and after, on the same page.
import { renderBlock } from "./block.js";

export function comparedPart(page) {
  const forget = () => page.slot("compared").replaceChildren();

  async function compare() {
    page.working(page.texts.compared.reading);
    const answer = await page.ask({ op: "compare_dropped" }, page.blobs());
    if (!answer) return;
    page.slot("compared-synthetic").hidden = !answer.view.synthetic;
    page.slot("compared-synthetic").textContent = page.texts.synthetic;
    page.slot("compared").replaceChildren(...answer.view.blocks.map((block) => renderBlock(block, page.texts)));
    page.step("compared");
  }

  return {
    cleared: forget,
    refused({ problem }) {
      if (problem?.code !== "summaries") return false;
      compare();
      return true;
    },
  };
}
