// What the room sees: one thing at a time, nothing of the facilitator's own. Opened over the page.
import { button } from "./app-meeting-parts.js";
import { fill, make } from "./dom.js";

export class Wall {
  #at = 0;
  #from = null; // where the reader was before
  #full = false; // whether the page was made to fill the screen by this wall

  constructor(app) {
    this.app = app;
    const { texts } = app;
    this.place = make("div.riktig-wall-place", { tabindex: "-1" });
    this.black = make("button.riktig-wall-black", { type: "button", hidden: true, "aria-label": texts.wall_is_black });
    this.black.addEventListener("click", () => this.#blacken(false));
    this.said = make("p.riktig-spoken", { role: "status" });
    this.prev = button("riktig-button.riktig-second", texts.wall_prev, () => this.#go(-1));
    this.next = button("riktig-button.riktig-second", texts.wall_next, () => this.#go(1));
    const rest = [
      button("riktig-button.riktig-second", texts.wall_black, () => this.#blacken(true)),
      button("riktig-button.riktig-second", texts.wall_full, () => this.#fullScreen()),
      button("riktig-button.riktig-second", texts.wall_close, () => this.element.close()),
    ];
    const bar = make("div.riktig-wall-bar", {}, this.prev, this.next, ...rest, make("p.riktig-help", {}, texts.wall_keys));
    this.element = make("dialog.riktig.riktig-wall", { "aria-label": texts.wall_title }, this.place, bar, this.black, this.said);
    this.element.addEventListener("close", () => this.#closed());
    this.element.addEventListener("keydown", (event) => this.#pressed(event));
    app.mount.append(this.element);
  }

  /** Shows one of the app's cards by its id. */
  open(id) {
    this.#from = document.activeElement;
    this.#at = Math.max(0, this.app.cards.findIndex((card) => card.id === id));
    this.element.showModal();
    this.#blacken(false);
    this.#show();
    this.place.focus();
  }

  #show() {
    const { cards } = this.app;
    this.#at = Math.min(this.#at, cards.length - 1);
    const card = cards[this.#at];
    this.place.replaceChildren(card.element());
    this.place.scrollTop = 0;
    this.prev.disabled = this.#at === 0;
    this.next.disabled = this.#at === cards.length - 1;
    this.said.textContent = fill(this.app.texts.wall_card, { number: this.#at + 1, count: cards.length, title: card.title });
  }

  #go(by) {
    const to = this.#at + by;
    if (to < 0 || to >= this.app.cards.length) return;
    this.#at = to;
    this.#blacken(false);
    this.#show();
  }

  #blacken(on) {
    const lit = !this.black.hidden && !on;
    this.black.hidden = !on;
    if (on) {
      this.said.textContent = this.app.texts.wall_is_black;
      this.black.focus();
    } else if (lit) this.place.focus(); // what had the focus is gone
  }

  async #fullScreen() {
    const root = document.documentElement;
    try {
      if (document.fullscreenElement) await document.exitFullscreen();
      else await root.requestFullscreen();
      this.#full = Boolean(document.fullscreenElement);
    } catch {
      // A frame or a device that allows no full screen: the wall still fills the window.
    }
  }

  #closed() {
    if (this.#full && document.fullscreenElement) document.exitFullscreen();
    this.#full = false;
    this.place.replaceChildren();
    if (this.#from?.isConnected) this.#from.focus();
  }

  #pressed(event) {
    const act = {
      ArrowRight: () => this.#go(1), PageDown: () => this.#go(1),
      ArrowLeft: () => this.#go(-1), PageUp: () => this.#go(-1),
      b: () => this.#blacken(this.black.hidden), ".": () => this.#blacken(this.black.hidden),
      n: () => this.app.clock.act("next"), f: () => this.#fullScreen(),
      " ": () => this.app.clock.turn(),
    }[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    const pressing = event.key === " " && event.target.closest("button"); // elsewhere it is the clock's
    if (!act || event.ctrlKey || event.metaKey || event.altKey || pressing) return;
    event.preventDefault();
    act();
  }
}
