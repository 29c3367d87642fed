// The app with one's own prescribing. Who reads the rows is not the same everywhere:
// the page's own worker, once the page has locked itself; a kernel on this machine, where it says it may;
// and where a kernel may not, the book's page in a frame, with its own worker.
import { mountAudit } from "./audit.js";
import { KernelEngine } from "./kernel-engine.js";

export async function mountAuditApp(mount, host) {
  const audit = mount.querySelector(".riktig-audit");
  if (!audit) return frame(mount.querySelector("[data-frame]"));
  return mountAudit(audit, host.kind === "kernel" ? new KernelEngine(host) : undefined);
}
mountAuditApp.locks = true;

/** The frame is shown where the book is found on the same server; else a sentence says where to go. */
async function frame(place) {
  const address = new URL(place.dataset.frame, location.origin);
  const found = address.origin === location.origin && (await fetch(address, { method: "HEAD" }).catch(() => null));
  const shown = place.querySelector("iframe");
  shown.hidden = !found?.ok;
  place.querySelector("[data-slot=without]").hidden = Boolean(found?.ok);
  if (found?.ok) shown.src = address.href;
}
