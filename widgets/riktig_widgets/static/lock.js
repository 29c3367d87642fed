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
// The script that keeps the apps for later is no way out, and its store none to what a page has read.
const BESIDE_THE_POLICY = ["RTCPeerConnection", "webkitRTCPeerConnection", "open", "caches"];
// Ways to a new window, or to a frame that no rule below sees: markup written piece by piece, or made by a style sheet.
const TO_A_WINDOW = ["documentPictureInPicture", "XSLTProcessor"];
const WRITING = ["open", "write", "writeln"];
// An empty frame is a new window that has them again: none is made, and none is looked into.
const FRAMES = ["iframe", "frame", "object", "embed", "fencedframe"];
const FRAME_CLASSES = ["HTMLIFrameElement", "HTMLFrameElement", "HTMLObjectElement", "HTMLEmbedElement"];
const INTO_A_FRAME = ["contentWindow", "contentDocument", "getSVGDocument"];

const FRAME_MARKUP = new RegExp(`<(?:[^\\s<>/]*:)?(?:${FRAMES.join("|")})|<!entity`, "i");

function refuseFrameMarkup() {
  const createHTML = (markup) => (FRAME_MARKUP.test(markup) ? null : markup);
  globalThis.trustedTypes?.createPolicy("default", { createHTML });
}

function refuseFrame(name) {
  const tag = name.toLowerCase().split(":").pop();
  if (FRAMES.includes(tag)) throw new DOMException(tag, "NotAllowedError");
}

function refuseToMakeFrames(owner, method, at) {
  const make = owner[method];
  owner[method] = function (...given) {
    given[at] = String(given[at]);
    refuseFrame(given[at]);
    return make.apply(this, given);
  };
}

/** A class of one's own that is a frame can be made without any of the ways above. */
function refuseFrameClasses() {
  const { define } = CustomElementRegistry.prototype;
  CustomElementRegistry.prototype.define = function (name, kind, options) {
    const base = options?.extends;
    if (base === undefined) return define.call(this, name, kind);
    const tag = String(base);
    refuseFrame(tag);
    return define.call(this, name, kind, { extends: tag });
  };
}

/** Throws where something stands in the way, such as what an extension has locked in place. */
function takeAway(owner, name) {
  if (!owner || !(name in owner)) return;
  delete owner[name];
  if (name in owner) throw new DOMException(name, "NotSupportedError");
}

/** Takes away the ways out that no policy reaches. Throws when one of them stays. */
export function closeSideDoors() {
  for (const name of [...BESIDE_THE_POLICY, ...TO_A_WINDOW]) takeAway(globalThis, name);
  takeAway(globalThis.DocumentPictureInPicture?.prototype, "requestWindow");
  takeAway(globalThis.Navigator?.prototype, "serviceWorker");
  for (const name of WRITING) takeAway(Document.prototype, name);
  for (const kind of FRAME_CLASSES) {
    for (const name of INTO_A_FRAME) takeAway(globalThis[kind]?.prototype, name);
  }
  refuseToMakeFrames(Document.prototype, "createElement", 0);
  refuseToMakeFrames(Document.prototype, "createElementNS", 1);
  refuseToMakeFrames(DOMImplementation.prototype, "createDocument", 1);
  refuseFrameClasses();
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
