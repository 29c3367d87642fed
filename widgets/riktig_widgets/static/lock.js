// The page's lock: after it, neither this page nor its worker can send anything anywhere.
// A meta policy can only narrow what is allowed, and cannot be taken back.

const WORKER_STILL_TO_START = [
  "default-src 'none'", // no fetch, socket, beacon, image, font, frame, style or media
  "script-src 'wasm-unsafe-eval'", // Python's machine code; no script from any address
  "worker-src blob:",
  "form-action 'none'",
  "base-uri 'none'",
];
// No policy reaches these, so they are taken away. The worker never had them.
const BESIDE_THE_POLICY = ["RTCPeerConnection", "webkitRTCPeerConnection"];
const NOTHING_MORE = ["worker-src 'none'"];

function append(policy) {
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = policy.join("; ");
  document.head.append(meta);
}

async function refuses(attempt) {
  try {
    await attempt();
    return false;
  } catch {
    return true;
  }
}

/**
 * Locks the page, lets `startWorker` start the one worker, and locks that door too.
 * Resolves to true only when an attempt to reach the page's own server is refused.
 */
export async function lock(startWorker) {
  await document.fonts.ready;
  append(WORKER_STILL_TO_START);
  await startWorker();
  append(NOTHING_MORE);
  for (const name of BESIDE_THE_POLICY) delete globalThis[name];
  return refuses(() => fetch(document.URL, { method: "HEAD", cache: "no-store" }));
}
