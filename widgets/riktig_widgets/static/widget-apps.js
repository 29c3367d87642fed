// The same apps where a kernel computes: anywidget calls `render`.
import { APPS } from "./app-mounts.js";
import { KernelHost } from "./host.js";

async function render({ model, el }) {
  const host = new KernelHost(model);
  el.innerHTML = model.get("html"); // from our own Python, never from a reader
  const mount = el.querySelector("[data-app]");
  await APPS[mount.dataset.app](mount, host);
  el.querySelector("[data-slot=shell-status]").hidden = true;
  mount.dataset.ready = "";
  return () => host.close();
}

export default { render };
