// The campaign: visits a municipality against its number of GPs, and counts of the three answers.
// It lasts until the page is closed; the visitor's own file keeps it.
import { choice, fill, make, table } from "./dom.js";
import { saveFile } from "./save.js";
import { inTurns } from "./turns.js";

const MOST_BYTES = 200_000; // as the core takes
const COUNTED = ["gps", "visits"];

export class Campaign {
  #evaluation = {};
  #files = null; // the two files of what is shown, by the core
  #ask = inTurns(() => this.#asked());
  #from = "start";
  #removed = null;

  constructor(visit) {
    this.visit = visit;
    this.rows = visit.slot("campaign-rows");
    this.cost = visit.mount.querySelector("#visit-cost");
    const file = visit.mount.querySelector("#visit-campaign-file");
    file.addEventListener("change", () => {
      const [chosen] = file.files;
      file.value = "";
      if (chosen) this.#opened(chosen);
    });
    const does = {
      "leave-campaign": () => visit.show(this.#from),
      "add-municipality": () => this.#add({}).querySelector("input").focus(),
      "save-campaign": () => this.#save("json", "application/json"),
      "save-campaign-csv": () => this.#save("csv", "text/csv;charset=utf-8"),
      "put-municipality": () => this.#putBack(),
    };
    visit.on("click", "[data-do]", ({ dataset }) => does[dataset.do]?.());
    visit.on("click", "[data-plus]", (button) => this.#plus(button.closest(".riktig-visit-municipality")));
    visit.on("click", "[data-minus]", (button) => this.#remove(button.closest(".riktig-visit-municipality")));
    visit.on("click", "[data-count-visit]", () => this.#countVisit());
    visit.submitted(".riktig-visit-campaign", () => this.#ask());
    visit.mount.querySelector(".riktig-visit-campaign").addEventListener("change", () => this.#ask());
  }

  open(from) {
    this.#from = from;
    if (!this.rows.childElementCount) this.#add({});
    this.#answers();
    this.visit.show("campaign");
  }

  /** Answers of one visit, added to the counts. @param {[string, string][]} chosen question and choice */
  count(chosen) {
    for (const [question, answer] of chosen) {
      const counts = (this.#evaluation[question] ??= {});
      counts[answer] = (counts[answer] ?? 0) + 1;
    }
    this.#answers();
    this.#ask();
  }

  /** At the end of a visit: one more doctor of a municipality that stands here. */
  offer(place) {
    const named = this.#filled.filter(({ municipality, visits, gps }) => municipality && Number(visits) < Number(gps));
    const { texts } = this.visit;
    place.replaceChildren(...(named.length
      ? [make("label", { for: "visit-counted" }, texts.count_visit),
        make("div.riktig-control", {}, choice({ id: "visit-counted" }, named.map(({ municipality }) => ({ value: municipality, label: municipality })), named[0].municipality),
          make("button.riktig-button.riktig-second", { type: "button", "data-count-visit": true }, texts.count_one)),
        make("p", { role: "status", "data-slot": "counted" })]
      : [make("button.riktig-plain", { type: "button", "data-do": "campaign" }, texts.count_none)]));
  }

  #countVisit() {
    const name = this.visit.mount.querySelector("#visit-counted").value;
    const row = [...this.rows.children].find((one) => this.#read(one).municipality === name);
    this.#plus(row);
    this.visit.mount.querySelector("[data-count-visit]").disabled = true; // a visit is counted once
    this.visit.slot("counted").textContent = fill(this.visit.texts.counted, { municipality: name, visits: this.#read(row).visits });
  }

  #plus(row) {
    const field = row.querySelector("[data-part=visits]");
    field.value = (Number(field.value) || 0) + 1;
    this.#ask();
  }

  #remove(row) {
    this.#removed = { row, before: row.nextSibling };
    row.remove();
    this.visit.slot("campaign-undo").hidden = false;
    this.visit.slot("campaign-undo").querySelector("button").focus();
    this.#ask();
  }

  #putBack() {
    const { row, before } = this.#removed;
    this.rows.insertBefore(row, before?.parentNode === this.rows ? before : null);
    this.visit.slot("campaign-undo").hidden = true;
    row.querySelector("input").focus();
    this.#ask();
  }

  #add({ municipality = "", gps = "", visits = "", folded = 0 }) {
    const { texts } = this.visit;
    const field = (part, value) => make("label", {}, texts[part], make("input", { type: "text", "data-part": part, inputmode: COUNTED.includes(part) ? "numeric" : null, value }));
    const said = municipality || texts.municipality;
    const row = make("div.riktig-visit-municipality", { "data-folded": folded || null, role: "group", "aria-label": said },
      field("municipality", municipality), field("gps", gps), field("visits", visits),
      make("button.riktig-button.riktig-second", { type: "button", "data-plus": true, "aria-label": texts.plus_said }, texts.plus),
      make("button.riktig-plain", { type: "button", "data-minus": true }, texts.remove));
    this.rows.append(row);
    return row;
  }

  #read(row) {
    const read = Object.fromEntries([...row.querySelectorAll("[data-part]")].map((field) => [field.dataset.part, field.value.trim()]));
    return { ...read, ...(row.dataset.folded ? { folded: Number(row.dataset.folded) } : {}) };
  }

  get #filled() {
    return [...this.rows.children].map((row) => this.#read(row)).filter(({ municipality, gps, visits }) => municipality || gps || visits);
  }

  async #asked() {
    const rows = this.#filled;
    const answer = await this.visit.ask({ op: "visit_ledger", rows, cost_per_visit: this.cost.value.trim() || null, evaluation: this.#evaluation });
    this.visit.refuse("campaign-refusal", answer.ok ? "" : answer.message);
    this.#files = answer.ok ? { json: answer.file, csv: answer.csv } : null;
    if (!answer.ok) return;
    this.visit.slot("campaign").replaceChildren(...(rows.length ? ledgerOf(answer.ledger) : []));
  }

  /** A file in place of what stands; what stands is then gone, so it is asked for when there is any. */
  async #opened(file) {
    if (file.size > MOST_BYTES) return this.visit.refuse("campaign-refusal", this.visit.texts.campaign_large);
    const answer = await this.visit.ask({ op: "visit_ledger_open" }, [await file.arrayBuffer()]);
    this.visit.refuse("campaign-refusal", answer.ok ? "" : answer.message);
    if (!answer.ok) return undefined;
    this.rows.replaceChildren();
    answer.rows.forEach((row) => this.#add(row));
    this.cost.value = answer.cost_per_visit ?? "";
    this.#evaluation = structuredClone(answer.evaluation);
    this.#answers();
    return this.#ask();
  }

  async #save(kind, type) {
    await this.#asked();
    if (this.#files) saveFile(`${this.visit.texts.campaign_file}.${kind}`, [this.#files[kind]], type);
  }

  #answers() {
    const { texts } = this.visit;
    const asked = this.visit.plan.evaluation.questions.filter(({ id }) => this.#evaluation[id]);
    this.visit.slot("answers").replaceChildren(...(asked.length
      ? asked.map(({ id, text, choices }) => table({ caption: text, columns: [texts.answer, texts.count], rows: choices.map((one) => [one.text, String(this.#evaluation[id][one.id] ?? 0)]) }))
      : [make("p", {}, texts.answers_none)]));
  }
}

/** Shares as bars with the marks on them, and the same as a table. */
function ledgerOf({ columns, rows, total, marks, cost, notes }) {
  const all = total ? [...rows, total] : rows;
  return [
    table({ columns, rows: all.map((row) => [row.municipality, String(row.gps), String(row.visits), row.share_text, ...row.marks.map(({ text }) => text)]) }),
    make("dl.riktig-visit-shares", { "aria-hidden": "true" }, ...all.flatMap((row) => [make("dt", {}, row.municipality), make("dd", {}, shareOf(row, marks))])),
    ...cost.map((line) => make("p", {}, line)), ...notes.map((note) => make("p.riktig-help", {}, note)),
  ];
}

function shareOf({ share }, marks) {
  const bar = make("div.riktig-visit-share", {}, make("span"), ...marks.map(() => make("i")));
  const [gone, ...lines] = bar.children;
  gone.style.inlineSize = `${Math.min(100, share)}%`;
  lines.forEach((line, at) => { line.style.insetInlineStart = `${marks[at].share}%`; });
  return bar;
}
