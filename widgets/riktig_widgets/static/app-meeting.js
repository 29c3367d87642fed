// A group's meeting: one is chosen, its clock stands above, and its parts are shown one at a time.
// All is held in memory: what the group wants to keep is saved as its own file.
import { MeetingClock } from "./app-meeting-clock.js";
import { Ledger } from "./app-meeting-ledger.js";
import { Numbers } from "./app-meeting-numbers.js";
import { Papers } from "./app-meeting-papers.js";
import { Votes } from "./app-meeting-votes.js";
import { Wall } from "./app-meeting-wall.js";
import { fill, textsOf } from "./dom.js";

class Meeting {
  constructor(mount, host) {
    this.mount = mount;
    this.host = host;
    this.texts = textsOf(mount);
    this.wall = new Wall(this);
    this.clock = new MeetingClock(this);
    this.ledger = new Ledger(this);
    this.numbers = new Numbers(this);
    this.votes = new Votes(this);
    this.papers = new Papers(this);
    mount.addEventListener("click", ({ target }) => this.#clicked(target.closest("button")));
    addEventListener("beforeunload", (event) => this.#leaving(event));
    for (const button of mount.querySelectorAll("[data-open-meeting]")) button.disabled = false;
  }

  /** The place of one part. */
  part(name) {
    return this.mount.querySelector(`[data-part="${name}"]`);
  }

  /** The wall's pictures in the meeting's order; only what may be shown to all. */
  get cards() {
    return [this.clock, this.numbers, this.votes, this.ledger].flatMap((part) => part.cards);
  }

  /** One request; a refusal is said in `place`, or above everything, and gives null. */
  async ask(request, blobs, place = this.mount.querySelector("[data-slot=failed]")) {
    this.say(place, "");
    const answer = await this.host.ask(request, blobs).catch(() => ({ ok: false, message: this.texts.failed }));
    if (answer.ok) return answer;
    this.say(place, answer.message);
    return null;
  }

  say(place, sentence) {
    place.textContent = sentence;
    place.hidden = !sentence;
  }

  /** What a part's button says: its name, and how many there are. */
  counted(name, count) {
    const part = this.texts[`part_${name}`];
    const button = this.mount.querySelector(`[data-show="${name}"]`);
    button.textContent = count ? fill(this.texts.part_count, { part, count }) : part;
  }

  #clicked(button) {
    if (!button) return;
    const { openMeeting: id, show } = button.dataset;
    if (id) this.#open(id);
    else if (show) this.#show(show);
    else if (button.dataset.do === "other") this.#step("choose");
  }

  async #open(id) {
    if (!await this.clock.open(id)) return;
    this.#step("run");
    this.#show("plan");
    this.clock.title.focus();
  }

  #step(name) {
    for (const step of this.mount.querySelectorAll("[data-step]")) step.hidden = step.dataset.step !== name;
    if (name === "choose") this.mount.querySelector("[data-step=choose] h2").focus();
  }

  #show(name) {
    for (const button of this.mount.querySelectorAll("[data-show]")) {
      const shown = button.dataset.show === name;
      button.setAttribute("aria-pressed", String(shown));
      this.part(button.dataset.show).hidden = !shown;
    }
  }

  /** A page that is closed by mistake asks first, while there is something to lose. */
  #leaving(event) {
    if (this.clock.begun || this.votes.any || this.ledger.unsaved) event.preventDefault();
  }
}

export function mountMeeting(mount, host) {
  return new Meeting(mount, host);
}
