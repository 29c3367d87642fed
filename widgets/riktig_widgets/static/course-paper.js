// On paper the answers come last: they are moved to the end of the page while it is printed.
import { make } from "./dom.js";

export function answersLast(main, heading) {
  let moved = [];
  addEventListener("beforeprint", () => {
    if (moved.length) return;
    const last = make("section.course-printed", {}, make("h2", {}, heading));
    moved = [...main.querySelectorAll(".course-answers")].map((block) => {
      const place = document.createComment("");
      block.replaceWith(place);
      last.append(block);
      return { block, place };
    });
    (main.querySelector(":scope > .onward") ?? main.lastChild).before(last);
  });
  addEventListener("afterprint", () => {
    moved.forEach(({ block, place }) => place.replaceWith(block));
    moved = [];
    main.querySelector(".course-printed")?.remove();
  });
}
