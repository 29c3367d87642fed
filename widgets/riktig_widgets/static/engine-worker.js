// Python in a worker. It gets every file as bytes and never fetches anything itself,
// so it runs the same under a page that has locked itself.
import { loadPyodide } from "pyodide/pyodide.mjs";
import createPyodideModule from "pyodide/pyodide.asm.mjs";
import lock from "pyodide/pyodide-lock.json";

const HOME = "https://runtime.invalid/"; // never asked: `answeredFromBytes` stands in for it
const CORE = "/core.zip";
const LIBRARY = "/library.zip";
const START = `
import json, sys
sys.path.insert(0, CORE)
from riktig.registry import Held, handle

held = Held(progress=tell)

def ask(request, blobs):
    answer = handle(json.loads(request), [blob.to_bytes() for blob in blobs], held)
    return json.dumps(answer, ensure_ascii=False)
`;

/** Pyodide asks for its two files by address; it gets what the page sent instead. */
function answeredFromBytes({ wasm, stdlib }) {
  const real = { fetch: self.fetch, streaming: WebAssembly.instantiateStreaming };
  self.fetch = async (address) =>
    String(address).endsWith(".wasm") ? wasm : new Response(stdlib);
  WebAssembly.instantiateStreaming = async (source, imports) => {
    const module = await source;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
  return () => {
    self.fetch = real.fetch;
    WebAssembly.instantiateStreaming = real.streaming;
  };
}

async function start(files) {
  const restore = answeredFromBytes(files);
  try {
    python = await loadPyodide({
      indexURL: HOME,
      packageBaseUrl: HOME,
      lockFileContents: { info: lock.info, packages: {} },
      createPyodideModule,
    });
    python.FS.writeFile(CORE, new Uint8Array(files.core));
    python.globals.set("CORE", CORE);
    python.globals.set("tell", tell);
    python.runPython(START);
    return python.globals.get("ask");
  } finally {
    restore();
  }
}

// How far the work has come: told when the step changes, else at most ten times a second.
const TELL_EVERY_MS = 100;
let told = { step: "", at: 0 };

function tell(step, share) {
  const now = performance.now();
  if (step === told.step && now - told.at < TELL_EVERY_MS) return;
  told = { step, at: now };
  self.postMessage({ progress: { step, share } });
}

/** A library that only some pages have: bytes that came with the page, put where Python looks. */
function addLibrary(blob) {
  python.FS.writeFile(LIBRARY, new Uint8Array(blob));
  python.runPython(`sys.path.append("${LIBRARY}")`);
}

let python = null;
let ask = null;

self.onmessage = async ({ data }) => {
  try {
    if (data.start) {
      ask = await start(data.start);
      self.postMessage({ ready: true });
    } else if (data.request.op === "library") {
      addLibrary(data.blobs[0]);
      self.postMessage({ id: data.id, answer: { ok: true } });
    } else {
      told = { step: "", at: 0 };
      const answer = ask(JSON.stringify(data.request), data.blobs ?? []);
      self.postMessage({ id: data.id, answer: JSON.parse(answer) });
    }
  } catch (error) {
    // The kind of error and never its words, which may hold what stood in a file.
    // A request nested too deep to be handed over comes as null.
    self.postMessage({ id: data?.id, failed: String(error?.name ?? "Error") });
  }
};
