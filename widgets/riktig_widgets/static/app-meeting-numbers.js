// The group's files, and what all have said yes to seeing. No number of a measure is asked for, or
// is here at all, before its tick.
import { button, Undoing } from "./app-meeting-parts.js";
import { today } from "./day.js";
import { fill, fold, list, make } from "./dom.js";
import { Figure } from "./picture.js";
import { printOnly } from "./print.js";
import { reportFile } from "./report-file.js";
import { reportTree } from "./report-tree.js";
import { saveFile } from "./save.js";

const MOST_BYTES = 2_000_000; // more than any shared file: what is larger is not even read
const WALL_ROOM = 340; // px a wall's picture is drawn in before it is made large, so that its words are

export class Numbers {
  #files = [];
  #told = []; // what this page could see was wrong, before the core was asked
  #turn = 0; // only the answer to the latest choice is shown
  #view = null;
  #report = null;

  constructor(app) {
    this.app = app;
    this.texts = app.texts;
    this.#make();
  }

  get cards() {
    const { questions, slides } = this.#view ?? { slides: [] };
    const asked = (questions?.prompts ?? []).map((prompt) => ({ id: `prompt-${prompt.id}`, title: prompt.question, element: () => promptCard(prompt) }));
    const shown = slides.flatMap((slide) => [
      { id: `slide-${slide.measure}`, title: slide.title, element: () => slideCard(slide, this.#madeUp) },
      ...(slide.picture ? [{ id: `picture-${slide.measure}`, title: slide.title, element: () => pictureCard(slide, this.#madeUp) }] : []),
    ]);
    return [...shown, ...asked];
  }

  get #madeUp() {
    return this.#view?.questions?.synthetic ? this.texts.made_up : "";
  }

  get #ticked() {
    return [...this.measures.querySelectorAll("input:checked")].map((box) => box.value);
  }

  #make() {
    const { texts } = this;
    const input = make("input.riktig-file", { id: "riktig-meeting-files", type: "file", multiple: true, accept: ".json,.txt,.toml,application/json" });
    input.addEventListener("change", () => {
      const files = [...input.files];
      input.value = "";
      if (files.length) this.#take(files);
    });
    const area = make("div.riktig-drop", {}, make("label.riktig-button", { for: input.id }, texts.files_choose), input, make("span", {}, texts.files_drop));
    takesDrops(area, (files) => this.#take(files));
    this.status = make("p", { role: "status" }, texts.files_none);
    this.told = make("div");
    this.clear = button("riktig-plain", texts.files_clear, () => this.#clear(), { hidden: true });
    this.undoing = new Undoing(texts.undo);
    this.consent = make("div", { hidden: true });
    this.measures = make("div");
    this.measures.addEventListener("change", () => this.#agreed());
    this.shown = make("div");
    this.missing = make("div");
    this.whole = make("div");
    this.consent.append(make("h3", {}, texts.consent),
      make("fieldset.riktig-agreeing", {}, make("legend", {}, texts.consent_help), this.measures), this.missing, this.shown,
      make("p.riktig-help", {}, texts.report_help),
      make("p.riktig-actions", {}, button("riktig-button.riktig-second", texts.report, () => this.#makeReport())), this.whole);
    this.app.part("numbers").append(make("h3", {}, texts.files_title), area, make("p.riktig-help", {}, texts.files_help),
      this.status, this.told, make("p.riktig-actions", {}, this.clear), this.undoing.element, this.consent);
  }

  /** The group's files, with nothing agreed yet. */
  async #take(files) {
    this.#told = files.filter(({ size }) => size > MOST_BYTES).map(({ name }) => ({ file: name, message: this.texts.files_large }));
    this.#files = files.filter(({ size }) => size <= MOST_BYTES);
    this.undoing.say("");
    await this.#fresh();
  }

  async #fresh() {
    this.#empty();
    this.measures.replaceChildren(); // their ticks were for other files
    this.consent.hidden = true;
    this.status.textContent = this.texts.files_reading;
    const view = await this.#asked();
    this.status.textContent = "";
    if (!view) return;
    this.clear.hidden = false;
    this.#tell(view);
    this.#offer(view);
    if (view.group.members.length || view.group.plans.length) await this.app.ledger.take(view.group);
  }

  async #asked(more = {}) {
    const turn = ++this.#turn;
    const blobs = await Promise.all(this.#files.map((file) => file.arrayBuffer()));
    const request = { op: "meeting_numbers", names: this.#files.map(({ name }) => name), agreed: this.#ticked, today: today(), ...more };
    const answer = await this.app.ask(request, blobs);
    return answer && turn === this.#turn ? answer.view : null;
  }

  #tell(view) {
    const told = [...this.#told, ...view.told].map(({ file, message }) => (file ? `${file}: ${message}` : message));
    this.told.replaceChildren(told.length ? make("div.riktig-refusal", { role: "alert" }, make("p", {}, this.texts.files_told), list("riktig-notes", told)) : "");
    const said = [view.questions?.members, view.group.title].filter(Boolean);
    this.status.textContent = said.join(" ");
  }

  #offer({ questions }) {
    this.consent.hidden = !questions;
    if (!questions) return;
    const { measures, missing } = questions;
    const first = measures.filter(({ headline }) => headline).map((one) => this.#tick(one));
    const more = measures.filter(({ headline }) => !headline).map((one) => this.#tick(one));
    const rest = first.length && more.length ? [fold(fill(this.texts.more, { count: more.length }), ...more)] : more;
    this.measures.replaceChildren(...(measures.length ? [...first, ...rest] : [make("p", {}, this.texts.no_measures)]));
    const count = missing.reduce((sum, { titles }) => sum + titles.length, 0);
    this.missing.replaceChildren(count ? fold(fill(this.texts.missing, { count }),
      ...missing.flatMap(({ why, titles }) => [make("p", {}, why), list("riktig-notes", titles)])) : "");
  }

  #tick({ id, title }) {
    const box = make("input", { type: "checkbox", value: id, autocomplete: "off" });
    return make("label.riktig-agree", {}, box, make("span", {}, title, make("span.riktig-agree-words", {}, this.texts.agree)));
  }

  /** What was shown goes at once; then comes what is agreed now. */
  async #agreed() {
    this.#view = null;
    this.shown.replaceChildren();
    this.app.counted("numbers", 0);
    const view = await this.#asked();
    if (!view || !this.#ticked.length) return;
    this.#view = view;
    const { texts } = this;
    const { prompts, reasons, nothing, notes } = view.questions;
    const wall = (id, title) => button("riktig-plain", texts.wall, () => this.app.wall.open(id), { "aria-label": `${texts.wall}: ${title}` });
    const slides = view.slides.map((slide) => make("section.riktig-block", {}, make("h4", {}, slide.title),
      make("p.riktig-sentence", {}, `${slide.value} (${slide.before})`), list("riktig-notes", slide.statements), wall(`slide-${slide.measure}`, slide.title)));
    const asked = prompts.map((one) => make("section.riktig-block", { "data-prompt": one.id }, make("p.riktig-prompt-kind", {}, `${one.label}: ${one.title}`),
      make("h4", {}, one.question), one.said ? make("p", {}, one.said) : null, list("riktig-notes", one.notes), wall(`prompt-${one.id}`, one.question)));
    this.shown.replaceChildren(
      make("h3", {}, texts.slides), ...(slides.length ? slides : [make("p", {}, texts.no_slide)]),
      make("h3", {}, texts.questions), list("riktig-notes", notes) ?? "", make("p", { role: "status" }, nothing), ...asked,
      reasons.length ? fold(texts.reasons, list("riktig-notes", reasons)) : "");
    this.app.counted("numbers", this.cards.length);
  }

  async #makeReport() {
    const view = await this.#asked({ whole: true });
    if (!view) return;
    this.#tell(view);
    if (view.report) showReport(this.whole, view.report, this.texts, this.texts.report_file);
  }

  #empty() {
    this.#view = null;
    for (const place of [this.shown, this.missing, this.whole, this.told]) place.replaceChildren();
    this.app.counted("numbers", 0);
  }

  #clear() {
    const files = this.#files;
    this.#files = [];
    this.#turn += 1;
    this.#empty();
    this.measures.replaceChildren();
    this.consent.hidden = this.clear.hidden = true;
    this.status.textContent = this.texts.files_none;
    this.undoing.say(this.texts.files_cleared, () => this.#take(files));
  }
}

/** A report folded open, with the ways to paper and file. */
export function showReport(place, report, texts, name) {
  const tree = reportTree(report, texts.report_words);
  const sheet = make("div", {}, tree);
  const said = make("p", { role: "status" });
  const save = async () => {
    saveFile(fill(name, { date: today() }), [await reportFile(report, texts.report_words)], "text/html");
    said.textContent = texts.saved;
  };
  place.replaceChildren(make("p.riktig-actions", {},
    button("riktig-button.riktig-second", texts.papers_print, () => printOnly(sheet)),
    button("riktig-button.riktig-second", texts.papers_save, save)), said, sheet);
  tree.querySelector("h2").focus();
}

function takesDrops(area, taken) {
  for (const kind of ["dragover", "dragleave", "drop"]) {
    area.addEventListener(kind, (event) => {
      event.preventDefault(); // a file dropped here would otherwise replace the page
      area.toggleAttribute("data-over", kind === "dragover");
      if (kind === "drop" && event.dataTransfer.files.length) taken([...event.dataTransfer.files]);
    });
  }
}

function promptCard({ label, title, question, said, notes }) {
  return make("div", {}, make("p.riktig-wall-quiet", {}, `${label}: ${title}`), make("h2", {}, question), said ? make("p", {}, said) : null,
    ...notes.map((note) => make("p.riktig-wall-quiet", {}, note)));
}

function slideCard({ title, value, before, statements }, madeUp) {
  return make("div", {}, madeUp ? make("p.riktig-wall-quiet", {}, madeUp) : null, make("h2", {}, title),
    make("p.riktig-wall-number", {}, value), make("p", {}, before), ...statements.map((one) => make("p", {}, one)));
}

/** Drawn in little room, where its words are made large, and then as large as the wall. */
function pictureCard({ title, picture }, madeUp) {
  const box = make("div.riktig-wall-picture", { style: `width:${WALL_ROOM}px` });
  const figure = new Figure();
  box.append(figure.element);
  document.body.append(box); // its room is measured where it stands
  figure.show(picture);
  box.removeAttribute("style");
  return make("div.riktig-wall-pictured", {}, madeUp ? make("p.riktig-wall-quiet", {}, madeUp) : null, make("h2", {}, title), box);
}
