// The sleep diary: weeks as typed, asked about as they change.
import { MOVES } from "./app-diary-moves.js";
import { DiaryNights } from "./app-diary-nights.js";
import { CardView } from "./card.js";
import { today } from "./day.js";
import { make, table } from "./dom.js";
import { OwnFile } from "./own-file.js";
import { Figure } from "./picture.js";
import { inTurns } from "./turns.js";

class DiaryApp extends OwnFile {
  state = null; // { diary, shown }
  view = null; // what the core made of it
  #figures = [new Figure(), new Figure()];
  #ask = inTurns(() => this.#answer());

  constructor(root, host) {
    super(root, host, { save: "sleep_save", open: "sleep_open" });
    this.nights = new DiaryNights(root.querySelector(".riktig-diary-nights"), this.texts, () => this.#typed());
    this.card = new CardView(make("div"), root.querySelector("section"), this.texts.card);
    this.window = new CardView(make("div"), root.querySelector("section:nth-of-type(2)"), this.texts.card);
    for (const field of root.querySelectorAll("[data-week], [data-all]")) {
      field.addEventListener("input", () => this.#field(field));
    }
  }

  get week() {
    return this.state.diary.weeks[this.state.shown];
  }

  content() {
    return { diary: this.state.diary };
  }

  opened({ diary }) {
    return { diary, shown: diary.weeks.length - 1 };
  }

  /** Python answers: what was typed meanwhile stands. */
  async start() {
    const { diary } = (await this.asked({ op: "sleep_view", today: today() })) ?? {};
    if (!diary || (await this.takeUp())) return;
    const typed = this.#standing(diary);
    await this.restored({ diary, shown: 0 });
    if (typed) this.changed();
  }

  /** Takes what stands in the fields into a new diary. True when there is anything. */
  #standing(diary) {
    const [week] = diary.weeks;
    const nights = this.nights.standing();
    const fields = [...this.root.querySelectorAll("[data-week], [data-all]")];
    const typed = nights.some((night) => Object.values(night).join("")) || fields.some((one) => one.tagName === "INPUT" && one.value);
    week.nights = nights;
    for (const { value, dataset } of fields) {
      if (dataset.week) week[dataset.week] = value || week[dataset.week];
      else diary[dataset.all] = value;
    }
    return typed;
  }

  async emptied() {
    const { diary } = (await this.asked({ op: "sleep_view", today: today() })) ?? {};
    if (diary) await this.restored({ diary, shown: 0 });
    return Boolean(diary);
  }

  /** Another diary, or another week of it, stands on the page. */
  async restored(state) {
    this.state = structuredClone(state);
    this.view = null; // until the core has answered
    this.#fill();
    await this.#ask();
  }

  #fill() {
    const { diary, shown } = this.state;
    this.nights.fill(this.week.nights, this.#nightBefore());
    for (const field of this.root.querySelectorAll("[data-week]")) field.value = this.week[field.dataset.week];
    for (const field of this.root.querySelectorAll("[data-all]")) field.value = diary[field.dataset.all];
    this.button("previous").disabled = !shown;
    this.button("next").disabled = shown === diary.weeks.length - 1;
    this.button("remove").hidden = diary.weeks.length === 1;
  }

  /** The last night of the week before, from which the first can be copied. */
  #nightBefore() {
    return this.state.diary.weeks[this.state.shown - 1]?.nights.at(-1) ?? null;
  }

  #typed() {
    if (!this.state) return; // taken up when Python answers
    this.touched();
    this.#ask();
  }

  #field(field) {
    if (!this.state || (field.type === "date" && !field.value)) return; // half a date is none
    const { week, all } = field.dataset;
    if (week) this.week[week] = field.value;
    else this.state.diary[all] = field.value;
    this.#typed();
  }

  act(action) {
    if (!this.state) return;
    if (action in MOVES) MOVES[action](this);
    else super.act(action);
  }

  async turn(to) {
    await this.restored({ ...this.state, shown: to });
    this.slot("week").focus();
  }

  /** Weeks as they become by `change`, and the one to show. */
  async rearranged(change, shown) {
    const diary = structuredClone(this.state.diary);
    change(diary.weeks);
    await this.restored({ diary, shown });
    this.changed();
  }

  async #answer() {
    const asked = this.state;
    const sent = this.snapshot(); // what is typed meanwhile is not written over
    const answer = await this.host.ask({ op: "sleep_view", ...asked }).catch(() => ({ message: this.texts.failed }));
    if (asked !== this.state) return; // another week is shown meanwhile
    this.#refused(answer);
    if (answer.ok) this.#show(answer.view, sent);
  }

  /** A date that will not do is told beside it; all else above. */
  #refused({ ok, message, problem }) {
    const begins = !ok && /^diary_(day|weeks_overlap)$/.test(problem?.code);
    this.#error("begins", begins ? message : "");
    this.refuse(ok || begins ? "" : message);
  }

  #error(name, message) {
    const field = this.root.querySelector(`#diary-${name}`);
    this.root.querySelector(`#diary-${name}-error`).textContent = message;
    if (message) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }

  #show(view, { diary, shown }) {
    this.view = view;
    const { title } = view.weeks[this.state.shown];
    if (this.slot("week").textContent !== title) this.slot("week").textContent = title;
    this.nights.show(view.nights, diary.weeks[shown].nights);
    this.slot("agreed-said").textContent = view.agreed.said;
    this.#error("agreed", view.agreed.error);
    this.#card(this.slot("card"), this.card, view.card, this.texts.before_week);
    const { window } = view;
    this.#rise(view.rise, diary.rise);
    this.#error("rise", window.field === "wake" ? window.message : "");
    this.#card(this.slot("window"), this.window, window.card, window.message);
    this.button("use").hidden = !window.next;
    this.#over(view);
    this.speak(this.nights.wrongHere(view.nights) || view.said);
  }

  /** A clock that can be read is written as one, once the reader has left it. */
  #rise(clock, sent) {
    const field = this.root.querySelector("#diary-rise");
    if (!clock || field === document.activeElement || field.value !== sent) return;
    field.value = clock;
    this.state.diary.rise = clock;
  }

  #card(place, cards, card, otherwise) {
    if (card) cards.show(card);
    place.replaceChildren(card ? cards.place : make("p.riktig-help", {}, otherwise));
  }

  #over({ table: weeks, pictures }) {
    if (!weeks) return this.slot("over").replaceChildren(make("p.riktig-help", {}, this.texts.before_over));
    const figures = make("div.riktig-diary-pictures", {}, ...this.#figures.map(({ element }) => element));
    this.slot("over").replaceChildren(figures, table(weeks));
    pictures.forEach((picture, at) => this.#figures[at].show(picture));
  }
}

export async function mountDiary(mount, host) {
  await new DiaryApp(mount.querySelector("[data-diary]"), host).start();
}
