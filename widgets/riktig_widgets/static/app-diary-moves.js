// The buttons of the sleep diary: between weeks, on to the next one, emptying, and paper.
import { overPaper, sheetPaper } from "./app-diary-paper.js";

const NIGHTS = 7;
const DAY_MS = 24 * 60 * 60 * 1000;
const later = (day, days) => new Date(Date.parse(`${day}T00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
const EMPTY = { bed: "", asleep: "", awake_minutes: "", final_wake: "", rise: "" };
const emptyWeek = (begins, agreed = "") => ({ begins, agreed, nights: Array.from({ length: NIGHTS }, () => ({ ...EMPTY })) });

/** What each button of the diary does. name -> (app) => void, or a promise of it */
export const MOVES = {
  previous: (app) => app.turn(app.state.shown - 1),
  next: (app) => app.turn(app.state.shown + 1),
  async add(app) {
    const { length } = app.state.diary.weeks;
    const begins = later(app.state.diary.weeks.at(-1).begins, NIGHTS);
    await app.rearranged((weeks) => weeks.push(emptyWeek(begins)), length);
    app.slot("week").focus();
  },
  async remove(app) {
    const before = app.snapshot();
    const { shown } = app.state;
    await app.rearranged((weeks) => weeks.splice(shown, 1), Math.max(0, shown - 1));
    app.tell(app.texts.removed, before);
    app.button("undo").focus();
  },
  async clear(app) {
    const before = app.snapshot();
    if (!(await app.emptied())) return;
    app.changed();
    app.tell(app.texts.cleared, before);
    app.button("undo").focus();
  },
  /** The suggestion becomes what is agreed for the week after, which is made if it is not there. */
  async use(app) {
    if (!app.view?.window.next) return;
    const before = app.snapshot();
    const { begins, agreed } = app.view.window.next;
    const at = app.state.shown + 1;
    await app.rearranged((weeks) => {
      if (weeks[at]) weeks[at].agreed = agreed;
      else weeks.push(emptyWeek(begins, agreed));
    }, at);
    app.tell(app.texts.used, before);
    app.slot("week").focus();
  },
  print: async (app) => app.view && app.print(await overPaper(app.view, app.texts)),
  async sheet(app) {
    const answer = await app.asked({ op: "sleep_sheet", ...app.state });
    if (answer) app.print(sheetPaper(answer.sheet));
  },
};
