// Shows the widgets of a page that has only ours, and says when their kernel is gone.
import { giveBack, startAgain } from "./kept.js";
import { Line, Model } from "./line.js";

const OUTPUT = 'script[type="application/vnd.voila.cell-output+json"]';
const VIEW = "application/vnd.jupyter.widget-view+json";
const AGAIN = "riktig-again"; // how often this page has reloaded itself
const MOST_AGAIN = 2;

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const widgets = read("riktig-widgets");
const { baseUrl, kernelId } = read("jupyter-config-data");
const cells = document.getElementById("rendered_cells");
const waiting = document.getElementById("riktig-waiting");
const lost = document.getElementById("riktig-lost");
const models = new Map();
let touched = false;
let leaving = false;

async function reload() {
  leaving = await startAgain(cells, line.kernel);
  lost.hidden = leaving;
}

function gone() {
  if (leaving) return;
  const before = Number(sessionStorage.getItem(AGAIN) ?? 0);
  if (!touched && before < MOST_AGAIN) {
    sessionStorage.setItem(AGAIN, before + 1);
    return reload();
  }
  lost.hidden = false;
}

const line = new Line(baseUrl, kernelId, {
  heard({ type, content, buffers }) {
    if (type === "status" && content.execution_state === "dead") gone();
    if (type === "comm_msg") models.get(content.comm_id)?.heard(content.data, buffers);
  },
  lost: gone,
  back: () => void (lost.hidden = true),
});

function style(address) {
  if (!address || document.querySelector(`link[href="${address}"]`)) return;
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: address }));
}

async function show(output) {
  const id = JSON.parse(output.textContent).data[VIEW].model_id;
  const { script, style: sheet, values } = widgets[id];
  style(sheet);
  const model = new Model(line, id, values);
  models.set(id, model);
  const el = document.createElement("div");
  output.after(el);
  const { default: widget } = await import(script);
  waiting.hidden = true;
  await widget.render({ model, el });
}

cells.addEventListener("input", () => void (touched = true));
lost.querySelector("button").addEventListener("click", reload);
addEventListener("pagehide", () => {
  leaving = true;
  const token = new URLSearchParams();
  navigator.sendBeacon(`${baseUrl}voila/api/shutdown/${kernelId}`, token);
});
addEventListener("pageshow", ({ persisted }) => persisted && location.reload());

await Promise.all([...cells.querySelectorAll(OUTPUT)].map(show));
clearTimeout(window.riktigStuck);
giveBack(cells);
setTimeout(() => sessionStorage.removeItem(AGAIN), 5000);
