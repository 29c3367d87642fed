// Who answers a mount: Python in a worker of this page, or a kernel. A mount sees no difference.
//
// host.ask(request, blobs)  one request to the core's registry -> its answer
// host.form(name)           a calculator's HTML
// host.paper(request)       a PDF as a Blob, or null where the browser prints instead
// host.onProgress           told { step, share } of a long request
// host.kind                 "page" or "kernel"
import { Engine, EngineError } from "./engine.js";
import { chartsFrom } from "./picture.js";

/** The page's own worker. Calculators' forms lie in the page as templates. */
export class PageHost {
  kind = "page";

  constructor(engine = new Engine()) {
    this.engine = engine;
  }

  /** Resolves when Python answers; `onSlow` is called once if that takes long. */
  start(onSlow) {
    return this.engine.start(onSlow);
  }

  ask(request, blobs) {
    return this.engine.ask({ face: "public_site", ...request }, blobs);
  }

  async form(name) {
    const template = document.querySelector(`template[data-form-of="${name}"]`);
    return template?.innerHTML ?? "";
  }

  async paper() {
    return null;
  }

  set onProgress(told) {
    this.engine.onProgress = told;
  }
}

/** Questions to a kernel, each answered by a message with its number. */
export class KernelHost {
  kind = "kernel";
  onProgress = () => {};
  #next = 1;
  #waiting = new Map();

  constructor(model) {
    this.model = model;
    this.answered = this.answered.bind(this);
    model.on("msg:custom", this.answered);
    chartsFrom(() => this.#charts());
  }

  async start() {}

  async ask(request, blobs = []) {
    return (await this.send({ ask: "door", request }, blobs)).answer;
  }

  async form(name) {
    return (await this.send({ ask: "form", name })).answer;
  }

  async paper(request) {
    const { answer, buffers } = await this.send({ ask: "paper", request });
    if (!answer.ok) throw new EngineError("failed");
    return new Blob([buffers[0]], { type: "application/pdf" });
  }

  /** A message of a kind the widget knows. @returns {Promise<{answer: object, buffers: ArrayBuffer[]}>} */
  send(content, blobs = []) {
    const id = this.#next++;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.model.send({ id, ...content }, undefined, blobs);
    });
  }

  /** Vega comes from the kernel as bytes, the first time something has a picture. */
  async #charts() {
    const { answer, buffers } = await this.send({ ask: "charts" });
    const address = URL.createObjectURL(new Blob([buffers[0]], { type: "text/javascript" }));
    await import(address);
    URL.revokeObjectURL(address);
    return answer;
  }

  answered({ id, answer, progress }, buffers) {
    if (progress) return void this.onProgress(progress);
    this.#waiting.get(id)?.({ answer, buffers });
    this.#waiting.delete(id);
  }

  close() {
    this.model.off("msg:custom", this.answered);
  }
}
