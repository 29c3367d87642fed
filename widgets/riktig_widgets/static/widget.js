// The same forms and cards where a kernel computes: anywidget calls `render`.
import { Calculator } from "./calculator.js";
import { chartsFrom } from "./picture.js";
import { Planner } from "./planner.js";

/** Questions to the kernel, each answered by a message with its number. */
class Kernel {
  onFill = () => {};
  #next = 1;
  #waiting = new Map();

  constructor(model) {
    this.model = model;
    this.answered = this.answered.bind(this);
    model.on("msg:custom", this.answered);
  }

  ask(content) {
    const id = this.#next++;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.model.send({ id, ...content });
    });
  }

  answered({ id, answer, fill }, buffers) {
    if (fill) return void this.onFill(fill);
    this.#waiting.get(id)?.({ answer, buffers });
    this.#waiting.delete(id);
  }

  close() {
    this.model.off("msg:custom", this.answered);
  }
}

/** Vega comes from the kernel as bytes, the first time a card has a picture. */
async function chartsOf(kernel) {
  const { answer, buffers } = await kernel.ask({ ask: "charts" });
  const address = URL.createObjectURL(new Blob([buffers[0]], { type: "text/javascript" }));
  await import(address);
  URL.revokeObjectURL(address);
  return answer;
}

/** Values that Python holds stand in the form from the start, and come there when Python sets them. */
async function start(mount, kernel) {
  const name = mount.dataset.calculator;
  const ask = async ({ values }) => (await kernel.ask({ ask: "answer", name, values })).answer;
  const calculator = new Calculator(mount, ask);
  const put = (values) => {
    if (Object.keys(values).length) calculator.form.fill(values);
    else calculator.form.clear();
  };
  kernel.onFill = put;
  const { answer: values } = await kernel.ask({ ask: "begin" });
  if (Object.keys(values).length) put(values);
  calculator.ready();
}

function render({ model, el }) {
  const kernel = new Kernel(model);
  chartsFrom(() => chartsOf(kernel));
  el.innerHTML = model.get("html"); // from our own Python, never from a reader
  for (const mount of el.querySelectorAll(".riktig-calculator")) start(mount, kernel);
  for (const mount of el.querySelectorAll(".riktig-planner")) {
    new Planner(mount, async ({ input }) => (await kernel.ask({ ask: "plan", input })).answer).ready();
  }
  return () => kernel.close();
}

export default { render };
