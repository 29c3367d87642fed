// What everybody will try: a measure with an aim and a date, or own words. Saved as the group's own
// file, which the report afterwards reads. Letters are on the facilitator's page alone.
import { button, field, input, Undoing } from "./app-meeting-parts.js";
import { today } from "./day.js";
import { choice, fill, make } from "./dom.js";
import { saveFile } from "./save.js";

const NOTHING = { title: "", meetings: [], next_look: "", start: "", members: [], plans: [], commitments: [] };
const LISTS = ["plans", "commitments"];

export class Ledger {
  #group = structuredClone(NOTHING);
  #shown = { plans: [], commitments: [] };
  #free = "A";
  #fresh = true; // nothing that is not in a file

  constructor(app) {
    this.app = app;
    this.texts = app.texts;
    this.#make();
    this.#list();
  }

  get unsaved() {
    return !this.#fresh;
  }

  get group() {
    return this.#group;
  }

  /** In the file's order it would be seen whose they are: the wall has them by their words. */
  get cards() {
    const all = LISTS.flatMap((name) => this.#shown[name]).sort((one, other) => one.change.localeCompare(other.change, "nb"));
    if (!all.length) return [];
    const card = () => make("div", {}, make("h2", {}, this.texts.wall_ledger),
      make("ul", {}, ...all.map(({ change, title, said, code }) => make("li", {}, change, code ? make("span.riktig-wall-quiet", {}, ` ${title}: ${said}`) : null))));
    return [{ id: "ledger", title: this.texts.wall_ledger, element: card }];
  }

  /** The group of a file, or of its shared summaries: what was written here meanwhile stays. */
  async take(group) {
    const names = new Set(this.#group.members.map(({ member }) => member));
    const letters = new Set(this.#group.members.map(({ letter }) => letter));
    const members = group.members.filter(({ member, letter }) => !names.has(member) && !letters.has(letter));
    const both = (name) => [...new Map([...group[name], ...this.#group[name]].map((one) => [JSON.stringify(one), one])).values()];
    await this.#changed({ ...group, members: [...this.#group.members, ...members], plans: both("plans"), commitments: both("commitments") }, this.#fresh);
  }

  #make() {
    const { texts } = this;
    const own = { value: "", label: texts.ledger_own_words };
    this.letter = input({ maxlength: 2, autocapitalize: "characters" });
    this.member = input({ maxlength: 40 });
    this.measure = choice({}, [own, ...texts.measures], "");
    this.aim = input({ inputmode: "decimal", maxlength: 8 });
    this.by = input({ type: "date" });
    this.change = make("textarea", { rows: 2, maxlength: 300 });
    this.prediction = make("textarea", { rows: 2, maxlength: 300 });
    this.aimField = field(fill(texts.ledger_aim, { unit: "" }), this.aim);
    this.predicted = field(texts.ledger_prediction, this.prediction);
    this.wrong = make("p.riktig-error", { role: "alert" });
    this.undoing = new Undoing(texts.undo);
    this.list = make("div");
    this.heading = make("h3", { tabindex: "-1" }, texts.ledger_title);
    this.names = make("datalist", { id: "riktig-meeting-names" });
    this.member.setAttribute("list", this.names.id);
    this.letter.addEventListener("input", () => this.#knows());
    this.member.addEventListener("input", () => this.#named());
    this.measure.addEventListener("change", () => this.#asks());
    const form = make("form", { novalidate: true },
      make("div.riktig-meeting-who", {}, field(texts.ledger_letter, this.letter), field(texts.ledger_member, this.member, texts.ledger_member_help), this.names),
      field(texts.ledger_change, this.change), field(texts.ledger_measure, this.measure),
      make("div.riktig-meeting-who", {}, this.aimField, field(texts.ledger_by, this.by)), this.predicted, this.wrong,
      make("p.riktig-actions", {}, make("button.riktig-button", { type: "submit" }, texts.ledger_put)));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.name = input({ maxlength: 80 });
    this.nextLook = input({ type: "date" });
    this.saved = make("p", { role: "status" });
    this.notSaved = make("p.riktig-error", { role: "alert" });
    this.app.part("ledger").append(make("div", {}, make("h3", {}, texts.ledger_add), make("p.riktig-help", {}, texts.ledger_help), form),
      make("div", {}, this.heading, this.undoing.element, this.list,
        make("div.riktig-meeting-who", {}, field(texts.ledger_name, this.name), field(texts.ledger_next, this.nextLook)), this.notSaved,
        make("p.riktig-actions", {}, button("riktig-button", texts.ledger_save, () => this.#save())), this.saved));
    this.#asks();
    this.letter.value = this.#free;
  }

  /** Whose the next line is, nobody knows where the files have named the members. */
  get #expected() {
    return this.#group.members.some(({ member, letter }) => member !== letter) ? "" : this.#free;
  }

  /** A measure has an aim and a prediction; own words have neither. */
  #asks() {
    const measure = this.texts.measures.find(({ value }) => value === this.measure.value);
    this.aimField.hidden = this.predicted.hidden = !measure;
    this.aimField.querySelector("label").textContent = fill(this.texts.ledger_aim, { unit: measure?.unit ?? "" });
  }

  /** A letter that is known has its short name already. */
  #knows() {
    this.member.value = this.#group.members.find(({ letter }) => letter === this.#letter)?.member ?? "";
  }

  /** And a short name its letter; a new one gets the first that is free. */
  #named() {
    const name = this.member.value.trim();
    const known = this.#group.members.find(({ member }) => member.toLowerCase() === name.toLowerCase());
    this.letter.value = known?.letter ?? (name ? this.#free : "");
    if (known) this.member.value = known.member;
  }

  get #letter() {
    return this.letter.value.trim().toUpperCase();
  }

  async #submit() {
    const letter = this.#letter;
    const member = this.member.value.trim() || letter;
    const measure = this.texts.measures.find(({ value }) => value === this.measure.value);
    const made = { member, change: this.change.value, by: this.by.value };
    const plan = measure && { ...made, measure: measure.value, version: measure.version, aim: this.aim.value, prediction: this.prediction.value };
    const known = this.#group.members.some((one) => one.letter === letter && one.member === member);
    const group = { ...this.#group, members: known ? this.#group.members : [...this.#group.members, { member, letter }] };
    const name = plan ? "plans" : "commitments";
    if (!await this.#changed({ ...group, [name]: [...group[name], plan || made] }, false, this.wrong)) return;
    for (const one of [this.member, this.aim, this.change, this.prediction]) one.value = "";
    this.letter.value = this.#expected;
    this.#knows();
    this.undoing.say(this.texts.ledger_put_done);
    this.heading.focus();
  }

  /** The core says whether the group can be so; only then it is. */
  async #changed(group, fresh, place) {
    const answer = await this.app.ask({ op: "meeting_ledger", group }, [], place);
    if (!answer) return false;
    const { ledger } = answer;
    this.#group = ledger.group;
    this.#shown = ledger;
    this.#free = ledger.free;
    this.#fresh = fresh;
    this.name.value ||= ledger.group.title;
    this.nextLook.value ||= ledger.group.next_look;
    this.names.replaceChildren(...ledger.group.members.map(({ member }) => make("option", { value: member })));
    if (!this.change.value) this.letter.value = this.#expected;
    this.#knows();
    this.#list();
    return true;
  }

  #list() {
    const { texts } = this;
    const rows = LISTS.flatMap((name) => this.#shown[name].map((one, at) => this.#one(one, name, at)));
    this.list.replaceChildren(rows.length ? make("ul.riktig-meeting-ledger", {}, ...rows) : make("p", {}, texts.ledger_none));
    this.app.counted("ledger", rows.length);
  }

  #one({ letter, title, said, change, code }, name, at) {
    const { texts } = this;
    const words = fill(texts.ledger_of, { letter, change });
    return make("li", {}, make("strong", {}, words), make("p", {}, [title, said].filter(Boolean).join(": ")),
      code ? make("p.riktig-meeting-code", {}, `${texts.ledger_code}: `, make("b", {}, code)) : null,
      button("riktig-plain", texts.ledger_remove, () => this.#remove(name, at), { "aria-label": `${texts.ledger_remove}: ${words}` }));
  }

  async #remove(name, at) {
    const before = this.#group;
    if (!await this.#changed({ ...before, [name]: before[name].filter((_, place) => place !== at) }, false)) return;
    this.undoing.say(this.texts.ledger_removed, async () => {
      await this.#changed(before, false);
      this.heading.focus();
    });
    this.undoing.back.focus();
  }

  async #save() {
    const group = { ...this.#group, title: this.name.value, next_look: this.nextLook.value };
    const day = today();
    if (!group.meetings.includes(day)) group.meetings = [...group.meetings, day].sort();
    const answer = await this.app.ask({ op: "meeting_ledger", group }, [], this.notSaved);
    if (!answer) return;
    this.#group = answer.ledger.group;
    saveFile(fill(this.texts.ledger_file, { date: day }), [answer.ledger.toml], "application/toml");
    this.#fresh = true;
    this.saved.textContent = this.texts.ledger_saved;
  }
}
