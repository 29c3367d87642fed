// The files the reader has chosen: File objects, read anew for each request, never kept as text.
import { fill } from "./dom.js";

const MB = 1e6;
// Files that may be summaries, which say themselves whose prescriptions they count.
const MAY_SAY = /\.json$/i;

export class ChosenFiles {
  #files = [];
  #texts;

  constructor(texts) {
    this.#texts = texts;
  }

  /** @param {File[]} files in place of those before */
  take(files) {
    this.#files = files;
  }

  forget() {
    this.#files = [];
  }

  names() {
    return this.#files.map((file) => file.name);
  }

  /** What they hold. */
  blobs() {
    return Promise.all(this.#files.map((file) => file.arrayBuffer()));
  }

  /** Whether all of them may say whose prescriptions they count. */
  maySayWhose() {
    return this.#files.every(({ name }) => MAY_SAY.test(name));
  }

  /** Why they are not read, as a sentence; "" when they are. */
  tooLarge() {
    const size = this.#files.reduce((sum, file) => sum + file.size, 0);
    const most = this.#texts.most_bytes;
    if (size <= most) return "";
    const [size_mb, limit_mb] = [size, most].map((bytes) => Math.ceil(bytes / MB));
    return fill(this.#texts.too_large, { size_mb, limit_mb });
  }

  /** What is said while they are read. */
  reading() {
    return readingOf(this.names(), this.#texts);
  }
}

/** What is said while files are read. */
export function readingOf(names, texts) {
  return names.length === 1 ? fill(texts.reading, { name: names[0] }) : fill(texts.reading_many, { count: names.length });
}
