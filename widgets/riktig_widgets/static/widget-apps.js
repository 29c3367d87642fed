// The same apps where a kernel computes: anywidget calls `render`.
import { APPS } from "./app-mounts.js";
import { KernelHost } from "./host.js";

async function render({ model, el }) {
  const host = new KernelHost(model);
  el.innerHTML = model.get("html"); // from our own Python, never from a reader
  const mount = el.querySelector("[data-app]");
  const app = APPS[mount.dataset.app];
  const status = el.querySelector("[data-slot=shell-status]");
  status.hidden = Boolean(app.locks); // such an app tells its own state
  await app(mount, host);
  status.hidden = true;
  mount.dataset.ready = "";
  return () => host.close();
}

export default { render };
