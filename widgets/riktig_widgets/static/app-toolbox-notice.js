// What was just done, heard and seen, and the way back from it.

export class Notice {
  #back = null;

  constructor(mount, texts) {
    this.texts = texts;
    this.said = mount.querySelector("[data-slot=said]");
    this.undo = mount.querySelector("[data-do=undo]");
    this.undo.addEventListener("click", () => {
      const back = this.#back;
      this.say(this.texts.undone);
      back?.();
    });
  }

  /** @param {string} sentence @param {() => void} back undoes it, where it can be undone */
  say(sentence, back = null) {
    this.#back = back;
    this.said.textContent = sentence;
    this.undo.hidden = !back;
  }
}
