// Each measure's block leads to the measure's own page in the book, in a new tab: the numbers stay here.
import { fill, make } from "./dom.js";

export function measureLinks(page) {
  const texts = page.texts.measure_links;
  const link = ({ id, title }) => make("p.riktig-about-measure", {},
    make("a", { href: fill(texts.address, { id }), target: "_blank", rel: "noopener" },
      texts.about, make("span.riktig-sr", {}, `: ${title}`), " ", texts.new_tab));
  return {
    shown({ view, private: summary }) {
      const measures = new Set(summary.measures.map(({ id }) => id));
      for (const block of view.blocks.filter(({ id }) => measures.has(id))) {
        page.mount.querySelector(`[data-step=result] [data-block="${block.id}"]`)?.append(link(block));
      }
    },
  };
}
