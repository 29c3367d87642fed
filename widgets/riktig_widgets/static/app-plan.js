// The app with the taper planner.
import { Planner } from "./planner.js";

export function mountPlan(mount, host) {
  new Planner(mount.querySelector("[data-planner]"), (request) => host.ask(request)).ready();
}
