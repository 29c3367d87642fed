// An app as a page of the static site: Python in a worker, everything fetched once.
import { APPS } from "./app-mounts.js";
import { afterPaint, domReady, textsOf } from "./dom.js";
import { PageHost } from "./host.js";
import { keptOffline } from "./offline.js";

const offline = () => keptOffline(document.querySelector("[data-slot=offline]"));

async function start(mount) {
  const shell = mount.closest("[data-shell]");
  const texts = textsOf(shell, ":scope > "); // the app's own stand inside it
  const status = shell.querySelector("[data-slot=shell-status]");
  const say = (sentence) => {
    status.textContent = sentence;
    status.hidden = !sentence;
  };
  const app = APPS[mount.dataset.app];
  const host = new PageHost();
  await afterPaint();
  try {
    if (app.locks || app.lazy) say(""); // it tells its own state
    if (app.locks) await offline(); // a page that has locked itself could not ask for it
    else if (!app.lazy) await host.start(() => say(texts.slow));
    await app(mount, host);
    say("");
    mount.dataset.ready = "";
    if (!app.locks) await offline();
  } catch (error) {
    say(texts[error.kind] ?? texts.failed);
  }
}

await domReady();
for (const mount of document.querySelectorAll("[data-app]")) start(mount);
