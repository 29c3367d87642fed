// A page that JupyterLab shows, when every cell has run: hide the waiting line at the first
// thing shown, and watch over the kernel.
import { giveBack, startAgain } from "./kept.js";
const SHOWN = ".jp-OutputArea-output > *";
const cells = document.getElementById("rendered_cells");
const arrived = () => {
  if (!cells.querySelector(SHOWN)) return;
  observer.disconnect();
  clearTimeout(window.riktigStuck);
  document.getElementById("riktig-waiting").hidden = true;
  giveBack(cells);
};
const observer = new MutationObserver(arrived);
observer.observe(cells, { childList: true, subtree: true });
arrived();

const config = JSON.parse(document.getElementById("jupyter-config-data").textContent);
const lost = document.getElementById("riktig-lost");
const kernel = `${config.baseUrl}api/kernels/${config.kernelId}`;
const check = async () => {
  const answer = await fetch(kernel).catch(() => null);
  lost.hidden = answer !== null && answer.ok;
};
lost.querySelector("button").addEventListener("click", () => startAgain(cells, kernel));
setInterval(() => { if (!document.hidden) check(); }, 20000);
document.addEventListener("visibilitychange", () => { if (!document.hidden) check(); });
