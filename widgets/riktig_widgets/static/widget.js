// The same form and card where a kernel computes: anywidget calls `render`.
import { Calculator } from "./calculator.js";

function render({ model, el }) {
  el.innerHTML = model.get("html"); // from our own Python, never from a reader
  let answered = () => {};
  let asked = "";
  const ask = async ({ values }) => {
    const written = JSON.stringify(values);
    if (written === asked) return model.get("answer").answer; // no change, so no event
    asked = written;
    return new Promise((resolve) => {
      answered = resolve;
      model.set("values", values);
      model.save_changes();
    });
  };
  // `answer` carries the values it is for: an answer equal to the last would not be sent.
  const settle = () => answered(model.get("answer").answer);
  model.on("change:answer", settle);
  new Calculator(el.querySelector(".riktig-calculator"), ask).ready();
  return () => model.off("change:answer", settle);
}

export default { render };
