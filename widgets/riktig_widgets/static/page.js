// Finds every mount on a page and starts what it needs. A page without one never loads this.
import { mountAudit } from "./audit.js";
import { Calculator } from "./calculator.js";
import { mountCompare } from "./compare.js";
import { afterPaint, domReady } from "./dom.js";
import { Engine } from "./engine.js";
import { mountExercise } from "./exercise.js";
import { figureOf } from "./picture.js";

const all = (selector) => [...document.querySelectorAll(selector)];

async function startCalculators(mounts) {
  if (!mounts.length) return;
  const engine = new Engine();
  const calculators = mounts.map((mount) => new Calculator(mount, (request) => engine.ask(request)));
  await afterPaint();
  try {
    await engine.start(() => calculators.forEach((one) => one.say(one.texts.slow)));
    calculators.forEach((one) => one.ready());
  } catch (error) {
    calculators.forEach((one) => one.unable(error.kind));
  }
}

function drawCharts(mounts) {
  for (const mount of mounts) {
    const script = mount.querySelector("script[type='application/json']");
    mount.prepend(figureOf(JSON.parse(script.textContent)));
  }
}

await domReady();
startCalculators(all(".riktig-calculator[data-calculator]"));
drawCharts(all(".riktig-chart[data-chart]"));
all(".riktig-audit").forEach(mountAudit);
all(".riktig-compare").forEach(mountCompare);
all(".riktig-exercise[data-assignment]").forEach(mountExercise);
