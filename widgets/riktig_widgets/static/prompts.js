// Questions from the group's numbers: shared files, a tick where all agree, and the core's questions.
// No number of a measure is asked for, or here at all, before its tick.
import { fill, fold, list, make } from "./dom.js";
import { LockedPage, takesDrops } from "./locked-page.js";

const MOST_FILES = 200;

class PromptsPage extends LockedPage {
  #files = [];
  #turn = 0; // only the answer to the latest ticks is shown

  constructor(mount) {
    super(mount);
    const input = mount.querySelector("#riktig-shared");
    input.addEventListener("change", () => {
      const files = [...input.files];
      input.value = "";
      if (files.length) this.#take(files);
    });
    takesDrops(this, mount.querySelector(".riktig-drop"), (files) => this.#take(files));
    this.slot("measures").addEventListener("change", () => this.#agreed());
  }

  get #ticked() {
    return [...this.slot("measures").querySelectorAll("input:checked")].map((box) => box.value);
  }

  /** The group's files, with nothing agreed yet. */
  async #take(files) {
    this.#files = files.slice(0, MOST_FILES);
    const turn = ++this.#turn;
    this.#empty();
    this.slot("measures").replaceChildren(); // their ticks were for other files
    this.working(this.texts.reading);
    const view = await this.#asked([]);
    if (!view || turn !== this.#turn) return;
    this.slot("synthetic").hidden = !view.synthetic;
    this.slot("synthetic").textContent = this.texts.synthetic;
    this.slot("members").textContent = view.members;
    this.slot("notes").replaceChildren(list("riktig-notes", view.notes) ?? "");
    this.slot("measures").replaceChildren(...this.#choices(view.measures));
    this.slot("missing").replaceChildren(this.#missing(view.missing));
    this.step("result");
  }

  #missing(missing) {
    if (!missing.length) return "";
    const count = missing.reduce((sum, { titles }) => sum + titles.length, 0);
    const parts = missing.flatMap(({ why, titles }) => [make("p", {}, why), list("riktig-notes", titles)]);
    return fold(fill(this.texts.missing, { count }), ...parts);
  }

  async #asked(agreed) {
    const blobs = Promise.all(this.#files.map((file) => file.arrayBuffer()));
    const answer = await this.ask({ op: "group_prompts", agreed }, blobs);
    return answer?.view;
  }

  /** The headlines first; the others behind a fold, where there are both. */
  #choices(measures) {
    if (!measures.length) return [make("p", {}, this.texts.no_measures)];
    const first = measures.filter((measure) => measure.headline).map((measure) => this.#tick(measure));
    const more = measures.filter((measure) => !measure.headline).map((measure) => this.#tick(measure));
    if (!first.length || !more.length) return [...first, ...more];
    return [...first, fold(fill(this.texts.more, { count: more.length }), ...more)];
  }

  #tick({ id, title }) {
    const box = make("input", { type: "checkbox", value: id, autocomplete: "off" });
    return make("label.riktig-agree", {}, box, make("span", {}, title, make("span.riktig-agree-words", {}, this.texts.agree)));
  }

  /** What was shown goes at once; then comes what is agreed now. */
  async #agreed() {
    const turn = ++this.#turn;
    this.#empty();
    const agreed = this.#ticked;
    if (!agreed.length) return;
    this.slot("told").textContent = this.texts.choosing;
    const view = await this.#asked(agreed);
    if (!view || turn !== this.#turn) return;
    const { prompts, nothing, reasons } = view;
    this.slot("told").textContent = nothing || fill(this.texts[prompts.length === 1 ? "one" : "several"], { count: prompts.length });
    const first = reasons.length ? [make("h3", {}, this.texts.reasons), list("riktig-reasons", reasons)] : [];
    this.slot("blocks").replaceChildren(...first, ...prompts.map((prompt) => this.#prompt(prompt)));
  }

  #empty() {
    this.slot("told").textContent = "";
    this.slot("blocks").replaceChildren();
  }

  #prompt({ id, label, title, said, question, notes, why }) {
    const heading = `riktig-prompt-${id}`;
    return make("section.riktig-block.riktig-prompt", { "aria-labelledby": heading, "data-prompt": id },
      make("p.riktig-prompt-kind", {}, `${label}: ${title}`),
      make("h3", { id: heading }, question),
      make("p.riktig-sentence", {}, said),
      list("riktig-notes", notes),
      make("p.riktig-source", {}, why));
  }

  #pasted() {
    const text = this.mount.querySelector("[data-paste]").value;
    if (!text.trim()) return this.refuse(this.texts.nothing_pasted);
    return this.#take([new File([text], this.texts.pasted_name)]);
  }

  act(action) {
    if (action === "print") return window.print();
    if (action === "paste") return this.#pasted();
    this.#files = [];
    this.#turn += 1;
    this.#empty();
    for (const slot of ["measures", "missing", "notes"]) this.slot(slot).replaceChildren();
    this.mount.querySelector("[data-paste]").value = "";
    return this.step("choose");
  }

  submit() {}
}

export function mountPrompts(mount) {
  return new PromptsPage(mount).open();
}
