// A kernel in the place of the page's worker, for a page that reads files: one request at a time, as there,
// and what a file holds in pieces that a socket takes.
const PIECE = 4_000_000; // bytes; chosen here, well below what the server takes in one message

export class KernelEngine {
  beside = true; // Python runs beside the page, not in it: there is nothing to fetch and no page to lock
  #host;
  #last = Promise.resolve();
  #next = 1;

  constructor(host) {
    this.#host = host;
    this.onProgress = () => {};
    host.onProgress = (progress) => this.onProgress(progress);
  }

  /** One request to the core's registry, after those before it: a file let go is let go when it has been read. */
  ask(request, blobs = []) {
    const answer = this.#last.then(() => this.#asked(request, blobs));
    this.#last = answer.catch(() => {});
    return answer;
  }

  async #asked(request, blobs) {
    const transfer = blobs.length ? this.#next++ : 0;
    const size = blobs.reduce((sum, blob) => sum + blob.byteLength, 0);
    let sent = 0;
    for (const [number, blob] of blobs.entries()) {
      for (let at = 0; at === 0 || at < blob.byteLength; at += PIECE) {
        if (size > PIECE) this.onProgress({ step: "sending", share: sent / size });
        const piece = blob.slice(at, at + PIECE);
        const { answer } = await this.#host.send({ ask: "piece", transfer, blob: number }, [piece]);
        if (!answer.ok) return answer;
        sent += piece.byteLength;
      }
    }
    return (await this.#host.send({ ask: "door", request, transfer })).answer;
  }
}
