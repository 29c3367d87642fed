// Before and after: two of one's own summaries, from files or pasted, compared on the reader's machine.
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

  async take(side, file, compare = true) {
    this.#files[side] = file;
    for (const one of SIDES) {
      if (this.#files[one]) this.slot(one).textContent = fill(this.texts.chosen, { name: this.#files[one].name });
    }
    if (compare && SIDES.every((one) => this.#files[one])) await this.#compare();
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

  /** Pasted texts stand for files; a side left empty keeps the file chosen for it. */
  async #pasted() {
    const typed = SIDES.map((side) => [side, this.mount.querySelector(`[data-paste="${side}"]`).value]);
    const given = typed.filter(([, text]) => text.trim());
    if (!given.length) return this.refuse(this.texts.nothing_pasted);
    for (const [side, text] of given) await this.take(side, new File([text], this.texts.pasted_name), false);
    if (SIDES.every((side) => this.#files[side])) return this.#compare();
    return this.refuse(this.texts.one_pasted);
  }

  #pastedGroup() {
    const text = this.mount.querySelector('[data-paste="group"]').value;
    if (!text.trim()) return this.refuse(this.texts.nothing_pasted, "result");
    this.#group = [new File([text], this.texts.pasted_name)];
    return this.#compare("result");
  }

  act(action) {
    if (action === "print") window.print();
    else if (action === "paste") this.#pasted();
    else if (action === "paste-group") this.#pastedGroup();
    else {
      this.#files = {};
      this.#group = [];
      for (const side of SIDES) this.slot(side).textContent = this.texts.drop;
      this.slot("blocks").replaceChildren();
      for (const box of this.mount.querySelectorAll("[data-paste]")) box.value = "";
      this.step("choose");
    }
  }

  submit() {}
}

export function mountCompare(mount) {
  return new ComparePage(mount).open();
}
