// The list of calculators: searched by Python, filtered by module, walked with the arrow keys.
import { fill } from "./dom.js";
import { inTurns } from "./turns.js";

const TYPING = "input, select, textarea, [contenteditable]";

export class Finder {
  #found = null; // names in the order they fit, or null where nothing is searched for
  #module = "";
  #search = inTurns(() => this.#ask());

  /** @param {(name: string) => void} open */
  constructor(mount, host, texts, open) {
    const slot = (name) => mount.querySelector(`[data-slot=${name}]`);
    this.host = host;
    this.texts = texts;
    this.open = open;
    this.field = slot("search");
    this.said = slot("found");
    this.list = slot("list");
    this.more = mount.querySelector("[data-do=list]");
    this.chips = [...mount.querySelectorAll("[data-module]")];
    this.rows = [...this.list.children];
    this.#wire(mount);
    for (const control of [this.field, ...this.chips, ...this.rows.map(buttonOf)]) control.disabled = false;
  }

  #wire(mount) {
    this.field.addEventListener("input", () => this.#search());
    this.field.addEventListener("keydown", (event) => this.#key(event));
    this.list.addEventListener("keydown", (event) => this.#key(event));
    for (const chip of this.chips) chip.addEventListener("click", () => this.#choose(chip));
    for (const row of this.rows) buttonOf(row).addEventListener("click", () => this.open(row.dataset.tool));
    this.more.addEventListener("click", () => this.#unfold(this.more.getAttribute("aria-expanded") !== "true"));
    mount.ownerDocument.addEventListener("keydown", (event) => {
      const busy = event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(TYPING);
      if (event.key !== "/" || busy || !mount.isConnected) return;
      event.preventDefault();
      this.focus();
    });
  }

  has(name) {
    return this.rows.some((row) => row.dataset.tool === name);
  }

  focus() {
    this.field.focus();
    this.field.select();
  }

  /** The whole list again, ready to be searched. */
  reset() {
    this.field.value = "";
    this.#found = null;
    this.#choose(this.chips[0]);
    this.focus();
  }

  /** While some are open, a phone's list is folded: it stands again when one searches. */
  opened(count) {
    this.more.hidden = count === 0;
    this.#unfold(count === 0);
  }

  #unfold(open) {
    this.list.toggleAttribute("data-folded", !open);
    this.more.setAttribute("aria-expanded", String(open));
    this.more.textContent = open ? this.more.dataset.less : this.more.dataset.more;
  }

  async #ask() {
    const words = this.field.value.trim();
    const answer = words ? await this.host.ask({ op: "toolbox_search", words }) : null;
    this.#found = answer?.ok ? answer.found : null;
    this.#show();
    if (words) this.#unfold(true);
  }

  #choose(chip) {
    for (const one of this.chips) one.setAttribute("aria-pressed", String(one === chip));
    this.#module = chip.dataset.module;
    this.#show();
    this.#unfold(true);
  }

  /** In the order they fit; those that do not are hidden, not taken out. */
  #show() {
    const places = new Map((this.#found ?? []).map(({ name, by }, at) => [name, { at, by }]));
    const inside = (row) => !this.#module || row.dataset.modules.split(" ").includes(this.#module);
    const fits = (row) => inside(row) && (!this.#found || places.has(row.dataset.tool));
    const place = (row) => places.get(row.dataset.tool)?.at ?? this.rows.indexOf(row);
    const shown = this.rows.filter(fits).sort((one, other) => place(one) - place(other));
    for (const row of this.rows) {
      row.hidden = !shown.includes(row);
      const by = places.get(row.dataset.tool)?.by;
      row.querySelector("[data-slot=by]").textContent = by ? fill(this.texts.found_by, { word: by }) : "";
    }
    this.list.append(...shown);
    this.#tell(shown.length);
  }

  #tell(count) {
    const { found, found_one: one, found_none: none } = this.texts;
    const filtered = this.#found || this.#module;
    this.said.textContent = !filtered ? "" : count === 0 ? none : count === 1 ? one : fill(found, { count });
  }

  #key(event) {
    const shown = [...this.list.children].filter((row) => !row.hidden).map(buttonOf);
    const at = shown.indexOf(event.target);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (at + step < 0) this.field.focus();
      else shown[Math.min(at + step, shown.length - 1)]?.focus();
    } else if (event.key === "Enter" && at < 0 && shown.length) {
      event.preventDefault();
      this.#first();
    } else if (event.key === "Escape" && this.field.value) {
      event.preventDefault();
      this.field.value = "";
      this.field.focus();
      this.#search();
    }
  }

  /** Enter in the field opens the best hit of what stands there now. */
  async #first() {
    await this.#ask();
    const first = [...this.list.children].find((row) => !row.hidden);
    if (first) this.open(first.dataset.tool);
  }
}

function buttonOf(row) {
  return row.querySelector("button");
}
