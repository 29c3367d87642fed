// The app Oppgaver: a list of assignments, and the one that is opened. Its address names it, so a reload comes back.
import { mountExercise } from "./exercise.js";
import { elementsOf } from "./exercise-made.js";

class ExercisesApp {
  constructor(root, host) {
    this.root = root;
    this.host = host;
    root.addEventListener("click", ({ target }) => {
      if (target.dataset.open) this.#open(target);
      else if (target.dataset.do === "list") this.#list();
    });
    const named = [...root.querySelectorAll("[data-open]")].find((one) => `#${one.dataset.open}` === location.hash);
    if (named) this.#open(named);
  }

  #slot(name) {
    return this.root.querySelector(`[data-slot=${name}]`);
  }

  #show(opened) {
    this.#slot("list").hidden = opened;
    this.#slot("opened").hidden = !opened;
  }

  async #open(button) {
    const { open } = button.dataset;
    const place = this.#slot("exercise");
    place.replaceChildren(elementsOf(await this.host.form(open)));
    mountExercise(place.firstElementChild, this.host);
    this.opener = button;
    this.#slot("title").textContent = button.textContent;
    this.#show(true);
    this.#slot("title").focus();
    history.replaceState(null, "", `#${open}`);
  }

  #list() {
    this.#show(false);
    this.#slot("exercise").replaceChildren();
    this.opener.focus();
    history.replaceState(null, "", location.pathname + location.search);
  }
}

export function mountExercises(mount, host) {
  return new ExercisesApp(mount.querySelector("[data-exercises]"), host);
}
mountExercises.lazy = true;
