// Tells whether an app's page can be opened without a network, and sees to it that it can.

/** Resolves when the copy for later is on its way, or cannot be made; what comes of it is told in `place`.
 * @param {HTMLElement | null} place carries its sentences as data: preparing, ready, without */
export async function keptOffline(place) {
  const { worker } = document.body.dataset;
  if (!place || !worker || !navigator.serviceWorker) return;
  const say = (state) => { place.textContent = place.dataset[state] ?? ""; };
  try {
    // Of the apps' own pages alone: the book and what a kernel serves are left as they are.
    const registration = await navigator.serviceWorker.register(new URL(worker, document.baseURI), { scope: "./" });
    follow(registration, say);
    addEventListener("offline", () => registration.active && say("without"));
    addEventListener("online", () => registration.active && say("ready"));
  } catch {
    place.textContent = ""; // such as a private window: the app works, and must be fetched next time
  }
}

function follow(registration, say) {
  const coming = registration.installing ?? registration.waiting;
  if (registration.active) return say(navigator.onLine ? "ready" : "without");
  say("preparing");
  coming?.addEventListener("statechange", () => {
    if (["installed", "activating", "activated"].includes(coming.state)) say("ready");
    else if (coming.state === "redundant") say("none");
  });
  return undefined;
}
