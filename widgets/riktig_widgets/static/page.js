// Finds every mount on a page and starts what it needs. A page without one never loads this.
import { mountAudit } from "./audit.js";
import { Calculator } from "./calculator.js";
import { mountCompare } from "./compare.js";
import { afterPaint, domReady } from "./dom.js";
import { Engine } from "./engine.js";
import { mountExercise } from "./exercise.js";
import { PageHost } from "./host.js";
import { mountJournal } from "./journal.js";
import { figureOf } from "./picture.js";
import { Planner } from "./planner.js";
import { mountPrompts } from "./prompts.js";

const all = (selector) => [...document.querySelectorAll(selector)];

/** Those in a closed fold are not made before they are looked at. */
function whenOpened(mount, made) {
  const fold = mount.closest("details:not([open])");
  if (fold) fold.addEventListener("toggle", made, { once: true });
  else made();
}

async function startCalculators(mounts) {
  if (!mounts.length) return;
  const engine = new Engine();
  const calculators = [];
  let state = (one) => one; // what a calculator made later must be told
  const tell = (next) => {
    state = next;
    calculators.forEach(state);
  };
  for (const mount of mounts) {
    whenOpened(mount, () => {
      const Kind = "planner" in mount.dataset ? Planner : Calculator;
      const made = new Kind(mount, (request) => engine.ask(request));
      calculators.push(made);
      state(made);
    });
  }
  await afterPaint();
  try {
    await engine.start(() => tell((one) => one.slow()));
    tell((one) => one.ready());
  } catch (error) {
    tell((one) => one.unable(error.kind));
  }
}

function drawCharts(mounts) {
  for (const mount of mounts) {
    const script = mount.querySelector("script[type='application/json']");
    mount.prepend(figureOf(JSON.parse(script.textContent)));
  }
}

await domReady();
startCalculators(all(".riktig-calculator[data-calculator], .riktig-planner[data-planner]"));
drawCharts(all(".riktig-chart[data-chart]"));
all(".riktig-audit").forEach((mount) => mountAudit(mount));
all(".riktig-compare").forEach(mountCompare);
all(".riktig-exercise[data-assignment]").forEach((mount) => mountExercise(mount, new PageHost()));
all(".riktig-journal").forEach(mountJournal);
all(".riktig-prompts").forEach(mountPrompts);
