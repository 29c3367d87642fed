// The page's lock: after it, neither this page nor its worker can fetch or send anything.
// A meta policy can only narrow what is allowed, and cannot be taken back.
// Limits: docs/decisions/0006-the-page-locks-itself.md

const WORKER_STILL_TO_START = [
  "default-src 'none'", // no fetch, socket, beacon, image, font, frame, style or media
  "script-src 'wasm-unsafe-eval'", // Python's machine code; no script from any address
  "worker-src blob:",
  "form-action 'none'",
  "base-uri 'none'",
];
const NOTHING_MORE = [
  "worker-src 'none'",
  "require-trusted-types-for 'script'", // markup made from text goes by the rule below
  "trusted-types default",
];

// No policy reaches these, so they are taken away. The worker never had them.
const BESIDE_THE_POLICY = ["RTCPeerConnection", "webkitRTCPeerConnection", "open"];
// An empty frame is a new window that has them again: none is made, and none is looked into.
const FRAMES = ["iframe", "frame", "object", "embed", "fencedframe"];
const FRAME_CLASSES = ["HTMLIFrameElement", "HTMLFrameElement", "HTMLObjectElement", "HTMLEmbedElement"];
const INTO_A_FRAME = ["contentWindow", "contentDocument", "getSVGDocument"];

const FRAME_MARKUP = new RegExp(`<(?:[^\\s<>/]*:)?(?:${FRAMES.join("|")})|<!entity`, "i");

function refuseFrameMarkup() {
  const createHTML = (markup) => (FRAME_MARKUP.test(markup) ? null : markup);
  globalThis.trustedTypes?.createPolicy("default", { createHTML });
}

function refuseToMakeFrames(method, at) {
  const make = Document.prototype[method];
  Document.prototype[method] = function (...given) {
    given[at] = String(given[at]);
    const tag = given[at].toLowerCase().split(":").pop();
    if (FRAMES.includes(tag)) throw new DOMException(tag, "NotAllowedError");
    return make.apply(this, given);
  };
}

/** Takes away the ways out that no policy reaches. */
export function closeSideDoors() {
  for (const name of BESIDE_THE_POLICY) delete globalThis[name];
  for (const kind of FRAME_CLASSES) {
    for (const name of INTO_A_FRAME) delete globalThis[kind]?.prototype[name];
  }
  refuseToMakeFrames("createElement", 0);
  refuseToMakeFrames("createElementNS", 1);
  refuseFrameMarkup();
}

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
  return refuses(() => fetch(document.URL, { method: "HEAD", cache: "no-store" }));
}
