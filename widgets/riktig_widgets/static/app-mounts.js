// Every app's mount, by what its HTML is marked with: `data-app`. The same in both hosts.
import { mountAuditApp } from "./app-audit.js";
import { mountDiary } from "./app-diary.js";
import { mountExercises } from "./app-exercises.js";
import { mountMeeting } from "./app-meeting.js";
import { mountPlan } from "./app-plan.js";
import { mountScales } from "./app-scales.js";
import { mountToolbox } from "./app-toolbox.js";
import { mountVisit } from "./app-visit.js";

/** name -> (mount, host) => void, or a promise of it. Called once Python answers; one that is `lazy` starts it when it
 * has something to ask, and one that `locks` its page starts a Python of its own there. */
export const APPS = {
  kalkulatorer: mountToolbox,
  "egen-forskrivning": mountAuditApp,
  nedtrapping: mountPlan,
  besok: mountVisit,
  motet: mountMeeting,
  sovndagbok: mountDiary,
  sporreskjema: mountScales,
  oppgaver: mountExercises,
};
