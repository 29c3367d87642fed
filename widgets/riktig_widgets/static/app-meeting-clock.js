// The meeting's clock: the step that is under way, the time it has, and what can be cut when it is late.
import { button, Undoing } from "./app-meeting-parts.js";
import { fill, make } from "./dom.js";
import * as steps from "./step-clock.js";

const TICK_MS = 250;
const AGAIN_MS = 10_000; // until cuts that could not be had are asked for again
const MINUTE = 60;
const LATE_S = MINUTE; // less than a minute is no delay; chosen here

const minutes = (seconds) => Math.ceil(Math.abs(seconds) / MINUTE);
const nearest = (seconds) => Math.round(Math.abs(seconds) / MINUTE);

export class MeetingClock {
  #held = new Map(); // meeting -> its clock and cuts, so that nothing is lost by looking at another
  #now = null;
  #offered = ""; // what the cuts on the page were asked for
  #said = "";

  constructor(app) {
    this.app = app;
    this.texts = app.texts;
    this.#make();
    setInterval(() => this.show(), TICK_MS);
  }

  get begun() {
    return [...this.#held.values()].some(({ clock }) => steps.read(clock, Date.now()).begun);
  }

  /** Which meeting it is, and what has been cut from it. */
  get state() {
    return { meeting: this.#now.id, done: this.#now.done };
  }

  /** Whether the meeting could be opened. */
  async open(id) {
    if (!this.#held.has(id)) {
      const answer = await this.app.ask({ op: "meeting_plan", meeting: id });
      if (!answer) return false;
      this.#held.set(id, { id, plan: answer.plan, done: [], clock: steps.clockOf(lengths(answer.plan)) });
    }
    this.#now = this.#held.get(id);
    this.#offered = "";
    this.#list();
    this.show();
    return true;
  }

  /** An act of the clock: started, paused, next, back, or gone to a step. */
  act(name, ...given) {
    if (!this.#now) return;
    this.#now.clock = steps[name](this.#now.clock, ...given, Date.now());
    this.#list();
    this.show();
  }

  turn() {
    if (this.#now) this.act(steps.read(this.#now.clock, Date.now()).running ? "paused" : "started");
  }

  get cards() {
    if (!this.#now) return [];
    return [{ id: "step", title: this.texts.wall_step, element: () => this.wall }];
  }

  #make() {
    const { texts } = this;
    this.count = make("p.riktig-help.riktig-meeting-count");
    this.title = make("h2", { tabindex: "-1" });
    this.about = make("p");
    this.who = make("p.riktig-help");
    this.left = make("p.riktig-meeting-left", { role: "timer" });
    this.bar = make("progress", { max: "1", "aria-hidden": "true" });
    this.all = make("p.riktig-meeting-all");
    this.late = make("p.riktig-meeting-late");
    this.spoken = make("p.riktig-spoken", { role: "status" });
    this.start = button("riktig-button", texts.start, () => this.turn());
    this.prev = button("riktig-button.riktig-second", texts.back, () => this.act("back"));
    this.next = button("riktig-button.riktig-second", texts.next, () => this.act("next"));
    const wall = button("riktig-button.riktig-second", texts.wall, () => this.app.wall.open("step"));
    this.app.part("clock").append(
      make("div.riktig-meeting-now", {}, this.count, this.title, this.about, this.who),
      make("div.riktig-meeting-time", {}, this.left, this.bar, this.all, this.late),
      make("p.riktig-actions", {}, this.start, this.prev, this.next, wall), this.spoken);
    this.steps = make("ol.riktig-meeting-steps");
    this.cuts = make("div.riktig-meeting-cuts");
    this.undoing = new Undoing(texts.undo);
    const reset = button("riktig-plain", texts.reset, () => this.#reset());
    this.app.part("plan").append(
      make("div", {}, make("h3", {}, texts.plan_table), this.steps, make("p.riktig-actions", {}, reset), this.undoing.element),
      this.cuts);
    this.wallTime = make("p.riktig-wall-time");
    this.wallTitle = make("h2");
    this.wallText = make("p");
    this.wallWho = make("p.riktig-wall-quiet");
    this.wallBar = make("progress", { max: "1", "aria-hidden": "true" });
    this.wall = make("div.riktig-wall-step", {}, this.wallTitle, this.wallText, this.wallWho, this.wallTime, this.wallBar);
  }

  /** What the clock says now; words are changed only where they are others. */
  show() {
    if (!this.#now) return;
    const { texts } = this;
    const read = steps.read(this.#now.clock, Date.now());
    if (!read.begun) this.#now.whole = read.total; // what is cut before the start is no catching up
    const seen = steps.caughtUp(read, this.#now.whole);
    const step = this.#now.plan.steps[seen.index] ?? { title: texts.over, text: "", who: "", needs: [] };
    const over = seen.ended && seen.left < -LATE_S ? fill(texts.over_long, { minutes: minutes(seen.left) }) : step.title;
    const time = seen.ended ? "" : seen.stepLeft < 0
      ? fill(texts.step_over, { time: steps.minutesAndSeconds(-seen.stepLeft) })
      : fill(texts.step_left, { time: steps.minutesAndSeconds(seen.stepLeft) });
    put(this.count, seen.ended ? "" : fill(texts.step_of, seen));
    put(this.title, over);
    put(this.about, step.text);
    put(this.who, [step.who && fill(texts.who, step), step.needs.length && fill(texts.needs, { needs: step.needs.join(", ") })]
      .filter(Boolean).join(". "));
    put(this.left, time);
    put(this.all, seen.ended ? "" : this.#whole(seen));
    put(this.late, this.#behind(seen));
    put(this.wallTitle, over);
    put(this.wallText, step.text);
    put(this.wallWho, step.who && fill(texts.who, step));
    put(this.wallTime, time);
    for (const bar of [this.bar, this.wallBar]) bar.value = seen.share;
    put(this.start, seen.running ? texts.pause : seen.begun ? texts.resume : texts.start);
    put(this.next, seen.number === seen.count ? texts.finish : texts.next);
    this.start.hidden = this.next.hidden = seen.ended;
    this.prev.disabled = seen.number < 2 && !seen.ended;
    this.#speak(over, seen);
    this.#offer(seen);
  }

  #whole(seen) {
    const ends = new Date(Date.now() + seen.ends * 1000);
    const clock = `${String(ends.getHours()).padStart(2, "0")}.${String(ends.getMinutes()).padStart(2, "0")}`;
    const left = fill(this.texts[seen.left < 0 ? "all_over" : "all_left"], { minutes: minutes(seen.left) });
    return seen.running ? `${left}. ${fill(this.texts.ends, { clock })}` : left;
  }

  #behind(seen) {
    if (seen.ended) return "";
    if (!seen.begun) return this.texts.waiting;
    const said = Math.abs(seen.late) < LATE_S ? this.texts.on_time
      : fill(this.texts[seen.late > 0 ? "late" : "ahead"], { minutes: nearest(seen.late) });
    return seen.running ? said : `${this.texts.paused} ${said}`;
  }

  /** Heard when the step or the delay changes: never every second. */
  #speak(title, seen) {
    const said = `${title}. ${this.#behind(seen)}`;
    if (said === this.#said) return;
    this.#said = said;
    this.spoken.textContent = said;
  }

  /** What can be cut is asked for again when the step, a cut or the minutes of delay are others. */
  async #offer(seen) {
    const late = seen.late < LATE_S ? 0 : minutes(seen.late);
    const now = this.#now;
    const asked = JSON.stringify([now.id, seen.index, late, now.done]);
    if (asked === this.#offered) return;
    this.#offered = asked;
    const answer = await this.app.ask({ op: "meeting_plan", meeting: now.id, done: now.done, at: seen.index, late });
    if (asked !== this.#offered) return;
    if (!answer) return void setTimeout(() => { this.#offered = ""; }, AGAIN_MS);
    this.#planned(now, answer.plan);
    this.#cuts(answer.plan, late);
  }

  #planned(now, plan) {
    now.plan = plan;
    now.clock = steps.replanned(now.clock, lengths(plan));
    this.#list();
  }

  #cuts({ offers, done }, late) {
    const { texts } = this;
    const made = done.map(({ cut, said }) => make("li", {}, make("p", {}, fill(texts.cut_done, { cut: said })),
      button("riktig-plain", texts.restore, () => this.#cut(this.#now.done.filter((one) => one !== cut)), { "aria-label": `${texts.restore}: ${said}` })));
    const offered = offers.map(({ cut, said, text, saves, needed }) => make("li", { "data-needed": needed },
      button("riktig-button.riktig-second", said, () => this.#cut([...this.#now.done, cut])),
      make("p", {}, `${fill(texts.cut_saves, { minutes: saves })}. ${text}`)));
    this.cuts.replaceChildren(make("h3", {}, texts.cuts),
      late && offers.length ? make("p.riktig-help", {}, texts.cuts_needed) : "",
      offers.length ? "" : make("p", {}, texts.cuts_none),
      make("ul", {}, ...made, ...offered));
  }

  #cut(done) {
    this.#now.done = done;
    this.cuts.querySelector("h3")?.setAttribute("tabindex", "-1");
    this.cuts.querySelector("h3")?.focus(); // the button that was pressed goes away
    this.show();
  }

  #list() {
    const { texts } = this;
    const { index } = steps.read(this.#now.clock, Date.now());
    this.steps.replaceChildren(...this.#now.plan.steps.map((step, at) => {
      const lasts = step.minutes ? fill(texts.minutes, step) : texts.dropped;
      const was = step.minutes < step.planned ? fill(texts.was, { minutes: step.planned }) : "";
      const here = at === index ? texts.here : "";
      const go = button("riktig-meeting-go", "", () => this.#goTo(at), { "aria-current": at === index && "step", disabled: !step.minutes });
      go.append(make("span", {}, step.title), make("span.riktig-help", {}, [lasts, was, here].filter(Boolean).join(", ")));
      return make("li", { "data-dropped": !step.minutes }, go);
    }));
  }

  #goTo(at) {
    this.act("gone", at);
    this.steps.children[at].querySelector("button").focus(); // the list was made anew
  }

  #reset() {
    const now = this.#now;
    const before = { clock: now.clock, done: now.done, whole: now.whole };
    const put = (state) => {
      Object.assign(now, state);
      this.#list();
      this.show();
    };
    const planned = now.plan.steps.map((step) => step.planned * MINUTE);
    put({ clock: steps.clockOf(planned), done: [] });
    this.undoing.say(this.texts.reset_done, () => put(before));
  }
}

function lengths(plan) {
  return plan.steps.map((step) => step.minutes * MINUTE);
}

function put(element, words) {
  if (element.textContent !== words) element.textContent = words;
}
