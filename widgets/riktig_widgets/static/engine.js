// The page's side of Python: fetches the parts, starts one worker, asks and gets answers.

// A function, since a widget's script comes from a blob, which has no address beside it.
const beside = (name) => new URL(name, import.meta.url);
const SLOW_AFTER_MS = 10_000;

/** Why Python is not there: "blocked" (no WebAssembly), or "failed". */
export class EngineError extends Error {
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}

async function bytes(name) {
  const response = await fetch(beside(name));
  if (!response.ok) throw new EngineError("failed");
  return response.arrayBuffer();
}

async function compiled(name) {
  if (typeof WebAssembly !== "object") throw new EngineError("blocked");
  const address = beside(name);
  try {
    return await WebAssembly.compileStreaming(fetch(address));
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) throw new EngineError("blocked");
    return WebAssembly.compile(await bytes(name)); // a server that gives another media type
  }
}

/** All parts as bytes; nothing more is fetched after this. */
async function fetchParts() {
  const [script, wasm, stdlib, core] = await Promise.all([
    bytes("worker.js"),
    compiled("pyodide/pyodide.asm.wasm"),
    bytes("pyodide/python_stdlib.zip"),
    bytes("core.zip"),
  ]);
  return { script, files: { wasm, stdlib, core } };
}

export class Engine {
  #waiting = new Map();
  #next = 1;
  #worker = null;
  #parts = null;
  #ready = null;
  /** Told how far a long request has come: `{ step, share }`. */
  onProgress = () => {};

  /** Gets everything Python needs; to be done before a page locks itself. */
  fetch() {
    this.#parts ??= fetchParts();
    return this.#parts;
  }

  /** Resolves when Python answers. `onSlow` is called once if that takes ten seconds. */
  start(onSlow = () => {}) {
    this.#ready ??= this.#begin();
    const clock = setTimeout(onSlow, SLOW_AFTER_MS);
    return this.#ready.finally(() => clearTimeout(clock));
  }

  async #begin() {
    const { script, files } = await this.fetch();
    const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    this.#worker = new Worker(address, { type: "module" });
    const moved = [files.stdlib, files.core];
    return new Promise((resolve, reject) => {
      const broken = () => {
        reject(new EngineError("failed"));
        this.#fail(); // an answer that will not come is told
      };
      this.#worker.onerror = broken;
      this.#worker.onmessageerror = broken;
      this.#worker.onmessage = ({ data }) => {
        if (data.ready) resolve(this);
        else if (data.progress) this.onProgress(data.progress);
        else if (data.id) this.#settle(data);
        else {
          reject(new EngineError(data.failed === "CompileError" ? "blocked" : "failed"));
          this.#fail();
        }
      };
      this.#worker.postMessage({ start: files }, moved);
    });
  }

  /** Nobody waits for what a broken worker was asked. */
  #fail() {
    for (const { reject } of this.#waiting.values()) reject(new EngineError("failed"));
    this.#waiting.clear();
  }

  #settle({ id, answer, failed }) {
    const { resolve, reject } = this.#waiting.get(id) ?? {};
    if (!resolve) return;
    this.#waiting.delete(id);
    if (failed) reject(new EngineError("failed"));
    else resolve(answer);
  }

  /** One request to the core's registry. Blobs are handed over, not copied. */
  async ask(request, blobs = []) {
    await this.start();
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      try {
        this.#worker.postMessage({ id, request, blobs }, blobs);
      } catch (error) {
        this.#waiting.delete(id); // what cannot be handed over, such as an object nested too deep
        reject(error);
      }
    });
  }
}
