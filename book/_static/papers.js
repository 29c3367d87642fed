// Copies a paper's text, and prints one paper alone. The words stand on the elements.
(() => {
  const say = (paper, words) => { paper.querySelector(".paper-said").textContent = words; };

  const select = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const chosen = window.getSelection();
    chosen.removeAllRanges();
    chosen.addRange(range);
  };

  const copy = async (paper, button) => {
    try {
      await navigator.clipboard.writeText(paper.querySelector(".paper-text").content.textContent);
      say(paper, button.dataset.copied);
    } catch {
      select(paper.querySelector(".paper-sheet"));
      say(paper, button.dataset.selected);
    }
  };

  const alone = (paper) => {
    const root = document.documentElement;
    root.classList.add("one-paper");
    paper.classList.add("paper-alone");
    window.addEventListener("afterprint", () => {
      root.classList.remove("one-paper");
      paper.classList.remove("paper-alone");
    }, { once: true });
    window.print();
  };

  for (const paper of document.querySelectorAll(".paper")) {
    for (const [name, act] of [["copy", copy], ["print", alone]]) {
      const button = paper.querySelector(`.paper-${name}`);
      if (!button) continue;
      button.hidden = false;
      button.addEventListener("click", () => act(paper, button));
    }
  }
})();
