// Before and after: two of one's own summaries, and what lies beside them, become a report here.
import { fill } from "./dom.js";
import { LockedPage, takesDrops } from "./locked-page.js";
import { ReportView } from "./report-view.js";

const SIDES = ["before", "after"];
const MOST_READ = 4_000_000; // bytes of one file: the core refuses what is larger than half of it

class ComparePage extends LockedPage {
  #own = {}; // what stands as before and after
  #dropped = []; // all files dropped at once, which the core tells apart; then `#own` is empty
  #beside = []; // the group's files, its own file, a plan
  #codes = []; // what was agreed on visits, as one file: what stands in the field now
  #left = null; // what was emptied, until something else is chosen
  #report;

  constructor(mount) {
    super(mount);
    const step = mount.querySelector("[data-step=result]");
    this.#report = new ReportView(step, this.texts.report, (choices) => this.#asked(choices, "result"));
    for (const side of SIDES) this.#takes(side, (files) => this.#chosen(side, files));
    this.#takes("group", (files) => this.#add(files));
  }

  /** Files chosen in, or dropped on, one of the areas. */
  #takes(name, taken) {
    const area = this.mount.querySelector(`[data-drop="${name}"]`);
    const input = area.querySelector("input");
    input.addEventListener("change", () => {
      const files = [...input.files];
      input.value = "";
      if (files.length) taken(files);
    });
    takesDrops(this, area, taken);
  }

  /** One file is that side; several are told apart by what they hold. */
  #chosen(side, files) {
    this.#forgetLeft();
    if (files.length > 1) {
      this.#own = {};
      this.#dropped = files;
      this.#say();
      return this.#make();
    }
    this.#dropped = [];
    [this.#own[side]] = files;
    this.#say();
    return SIDES.every((one) => this.#own[one]) ? this.#make() : undefined;
  }

  #say() {
    const many = this.#dropped.length ? fill(this.texts.report.chosen_many, { count: this.#dropped.length }) : this.texts.drop;
    for (const side of SIDES) {
      const file = this.#own[side];
      this.slot(side).textContent = file ? fill(this.texts.chosen, { name: file.name }) : many;
    }
  }

  /** More files beside one's own; those that were there stay. */
  #add(files) {
    this.#beside = [...this.#beside, ...files];
    return this.#make("result", this.texts.report.adding);
  }

  get #files() {
    const own = this.#dropped.length ? this.#dropped : SIDES.map((side) => this.#own[side]);
    return [...own, ...this.#beside, ...this.#codes];
  }

  async #asked(choices, step) {
    const files = this.#files;
    const op = this.#dropped.length ? "compare_dropped" : "compare";
    const blobs = Promise.all(files.map((file) => file.slice(0, MOST_READ).arrayBuffer()));
    const answer = await this.ask({ op, names: files.map(({ name }) => name), ...choices }, blobs, step);
    return answer?.view;
  }

  async #make(step, sentence = this.texts.reading) {
    this.working(sentence);
    const view = await this.#asked(this.#report.choices, step);
    if (!view) return;
    this.#report.show(view);
    this.slot("beside").open = false;
    this.slot("alone").hidden = !this.#beside.length && !this.#codes.length;
    this.step("result");
  }

  /** Pasted texts stand for files; a side left empty keeps the file chosen for it. */
  #pasted() {
    const typed = SIDES.map((side) => [side, this.mount.querySelector(`[data-paste="${side}"]`).value]);
    const given = typed.filter(([, text]) => text.trim());
    if (!given.length) return this.refuse(this.texts.nothing_pasted);
    this.#forgetLeft();
    this.#dropped = [];
    for (const [side, text] of given) this.#own[side] = new File([text], this.texts.pasted_name);
    this.#say();
    return SIDES.every((side) => this.#own[side]) ? this.#make() : this.refuse(this.texts.one_pasted);
  }

  #pastedGroup() {
    const box = this.mount.querySelector('[data-paste="group"]');
    const text = box.value;
    if (!text.trim()) return this.refuse(this.texts.nothing_pasted, "result");
    box.value = "";
    return this.#add([new File([text], this.texts.pasted_name)]);
  }

  /** The codes that stand in the field take the place of those before; none takes them away. */
  #takeCodes() {
    const typed = this.mount.querySelector("[data-codes]").value;
    if (!typed.trim() && !this.#codes.length) return this.refuse(this.texts.no_code, "result");
    this.#codes = typed.trim() ? [new File([this.#asCode(typed)], this.texts.code_name)] : [];
    return this.#make("result", this.texts.report.adding);
  }

  /** Known as a code by its first two letters, which may have been left out. */
  #asCode(typed) {
    return /^\s*rk/i.test(typed) ? typed : `RK-${typed.trim()}`;
  }

  #alone() {
    [this.#beside, this.#codes] = [[], []];
    this.mount.querySelector("[data-codes]").value = "";
    return this.#make("result");
  }

  /** Empties the page; until something else is chosen, it can be undone. */
  #empty() {
    this.#left = { own: this.#own, dropped: this.#dropped, beside: this.#beside, codes: this.#codes, choices: this.#report.choices };
    [this.#own, this.#dropped, this.#beside, this.#codes] = [{}, [], [], []];
    this.#report.clear();
    this.#say();
    for (const box of this.mount.querySelectorAll("[data-paste], [data-codes]")) box.value = "";
    this.step("choose");
    this.#offerUndo(this.texts.report.emptied);
    this.mount.querySelector("[data-do=undo]").focus();
  }

  #undo() {
    const { own, dropped, beside, codes, choices } = this.#left;
    [this.#own, this.#dropped, this.#beside, this.#codes] = [own, dropped, beside, codes];
    codes[0]?.text().then((typed) => { this.mount.querySelector("[data-codes]").value = typed; });
    this.#forgetLeft();
    this.#say();
    this.#report.choose(choices);
    return this.#make();
  }

  #forgetLeft() {
    this.#left = null;
    this.#offerUndo("");
  }

  #offerUndo(sentence) {
    this.slot("undo").hidden = !sentence;
    this.slot("undo-said").textContent = sentence;
  }

  /** The report opens its own folds; the others are no part of it. */
  onPaper() {}

  act(action) {
    if (this.#report.act(action)) return undefined;
    const does = {
      print: () => window.print(),
      paste: () => this.#pasted(),
      "paste-group": () => this.#pastedGroup(),
      codes: () => this.#takeCodes(),
      alone: () => this.#alone(),
      undo: () => this.#undo(),
      again: () => this.#empty(),
    };
    return does[action]?.();
  }

  submit() {}
}

export function mountCompare(mount) {
  return new ComparePage(mount).open();
}
