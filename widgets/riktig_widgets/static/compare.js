// Before and after: two of one's own private summaries, compared on the reader's machine.
import { renderBlock } from "./block.js";
import { fill } from "./dom.js";
import { LockedPage, takesDrops } from "./locked-page.js";

const SIDES = ["before", "after"];

class ComparePage extends LockedPage {
  #files = {};
  #group = [];

  constructor(mount) {
    super(mount);
    const group = mount.querySelector("#riktig-group");
    group.addEventListener("change", () => {
      this.#group = [...group.files];
      group.value = "";
      if (this.#group.length) this.#compare("result");
    });
    for (const side of SIDES) {
      const area = mount.querySelector(`[data-drop="${side}"]`);
      const input = area.querySelector("input");
      input.addEventListener("change", () => {
        const [file] = input.files;
        input.value = "";
        if (file) this.take(side, file);
      });
      takesDrops(this, area, (files) => this.#dropped(side, files));
    }
  }

  /** Two files dropped at once are before and after, in the order of their names. */
  #dropped(side, files) {
    if (files.length < 2) return this.take(side, files[0]);
    const [before, after] = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
    this.#files.before = before;
    return this.take("after", after);
  }

  async take(side, file) {
    this.#files[side] = file;
    for (const one of SIDES) {
      if (this.#files[one]) this.slot(one).textContent = fill(this.texts.chosen, { name: this.#files[one].name });
    }
    if (SIDES.every((one) => this.#files[one])) await this.#compare();
  }

  async #compare(step) {
    this.working(this.texts.reading);
    const files = [...SIDES.map((side) => this.#files[side]), ...this.#group];
    const blobs = await Promise.all(files.map((file) => file.arrayBuffer()));
    const answer = await this.ask({ op: "compare" }, blobs, step);
    if (!answer) return;
    this.slot("synthetic").hidden = !answer.view.synthetic;
    this.slot("synthetic").textContent = this.texts.synthetic;
    this.slot("blocks").replaceChildren(...answer.view.blocks.map((block) => renderBlock(block, this.texts)));
    this.step("result");
  }

  act(action) {
    if (action === "print") window.print();
    else {
      this.#files = {};
      this.#group = [];
      for (const side of SIDES) this.slot(side).textContent = this.texts.drop;
      this.slot("blocks").replaceChildren();
      this.step("choose");
    }
  }

  submit() {}
}

export function mountCompare(mount) {
  return new ComparePage(mount).open();
}
