// The app with every calculator: a list to find one in, those that are open, the answers so far.
import { Finder } from "./app-toolbox-find.js";
import { History } from "./app-toolbox-history.js";
import { Notice } from "./app-toolbox-notice.js";
import { Windows } from "./app-toolbox-windows.js";
import { textsOf } from "./dom.js";

export function mountToolbox(mount, host) {
  const texts = textsOf(mount);
  const notice = new Notice(mount, texts);
  const history = new History(mount, texts, notice);
  const windows = new Windows(mount, host, texts, notice);
  const finder = new Finder(mount, host, texts, (name) => windows.open(name));
  windows.onCount = (count) => finder.opened(count);
  windows.onAnswer = (answer) => history.keep(answer);
  history.onChosen = (answer) => windows.restore(answer);
  // Nothing of one patient stands there when the next one sits down.
  mount.querySelector("[data-do=new]").addEventListener("click", () => {
    const back = [windows.empty(), history.empty()];
    notice.say(texts.cleared, () => back.forEach((restore) => restore()));
    finder.reset();
  });
  const named = decodeURIComponent(location.hash.slice(1));
  if (finder.has(named)) windows.open(named);
}
