// A page whose widgets are all ours: their line to the kernel, in Jupyter's binary protocol.
// A widget's script sees the model that anywidget would give it: get, set, save_changes, on,
// off, send. What it sends before the line is up waits in order.
const PROTOCOL = "v1.kernel.websocket.jupyter.org";
const WORD = 8; // bytes of each offset in a message's table
const PARTS = ["header", "parent_header", "metadata", "content"];
const MOST_TRIES = 5; // to come back to a kernel after the machine has slept
const LONG = 2000; // ms: a line that takes longer may be to a kernel that has just died
const encoder = new TextEncoder();
const decoder = new TextDecoder();
const random = () => crypto.randomUUID().replaceAll("-", "");
const session = random();

function bytesOf(buffer) {
  return ArrayBuffer.isView(buffer)
    ? new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)
    : new Uint8Array(buffer);
}

function packed(type, content, buffers) {
  const header = { msg_id: random(), msg_type: type, session, username: "", version: "5.3", date: new Date().toISOString() };
  const told = { header, parent_header: {}, metadata: {}, content };
  const parts = [encoder.encode("shell"), ...PARTS.map((name) => encoder.encode(JSON.stringify(told[name]))), ...buffers.map(bytesOf)];
  const table = WORD * (parts.length + 2);
  const message = new Uint8Array(parts.reduce((sum, part) => sum + part.length, table));
  const numbers = new DataView(message.buffer);
  const put = (index, value) => numbers.setBigUint64(WORD * index, BigInt(value), true);
  put(0, parts.length + 1);
  let at = table;
  parts.forEach((part, index) => {
    put(index + 1, at);
    message.set(part, at);
    at += part.length;
  });
  put(parts.length + 1, at);
  return message;
}

function unpacked(message) {
  const numbers = new DataView(message);
  const number = (index) => Number(numbers.getBigUint64(WORD * index, true));
  const part = (index) => new Uint8Array(message, number(index), number(index + 1) - number(index));
  const read = (name) => JSON.parse(decoder.decode(part(2 + PARTS.indexOf(name))));
  const buffers = [];
  for (let index = 2 + PARTS.length; index < number(0); index++) {
    const found = part(index);
    buffers.push(new DataView(found.slice().buffer));
  }
  return { type: read("header").msg_type, content: read("content"), buffers };
}

/** One widget: its values, and what it is told. */
class Model {
  #told = new EventTarget();
  #heard = new Map();
  #changed = new Set();

  constructor(line, id, values) {
    Object.assign(this, { line, id, values });
  }

  get(name) {
    return this.values[name];
  }

  set(name, value) {
    this.values[name] = value;
    this.#changed.add(name);
    this.tell(`change:${name}`, value);
  }

  save_changes() {
    const state = Object.fromEntries([...this.#changed].map((name) => [name, this.values[name]]));
    this.#changed.clear();
    this.#send({ method: "update", state, buffer_paths: [] }, []);
  }

  send(content, _callbacks, buffers = []) {
    this.#send({ method: "custom", content }, buffers);
  }

  #send(data, buffers) {
    this.line.send(packed("comm_msg", { comm_id: this.id, data }, buffers));
  }

  on(name, heard) {
    const listener = ({ detail }) => heard(...detail);
    this.#heard.set(heard, listener);
    this.#told.addEventListener(name, listener);
  }

  off(name, heard) {
    this.#told.removeEventListener(name, this.#heard.get(heard));
    this.#heard.delete(heard);
  }

  tell(name, ...detail) {
    this.#told.dispatchEvent(new CustomEvent(name, { detail }));
  }

  heard(data, buffers) {
    if (data.method === "custom") return void this.tell("msg:custom", data.content, buffers);
    for (const [name, value] of Object.entries(data.state ?? {})) {
      this.values[name] = value;
      this.tell(`change:${name}`, value);
    }
  }
}

/** The socket. Comes back to a kernel that lives; says so when it does not. */
class Line {
  #socket = null;
  #waiting = [];
  #tries = 0;

  constructor(base, kernel, { heard, lost, back }) {
    const root = new URL(`${base}api/kernels/${kernel}`, location.href);
    this.kernel = root.href;
    root.protocol = root.protocol.replace("http", "ws");
    this.address = `${root.href}/channels?session_id=${session}`;
    Object.assign(this, { heard, lost, back });
    this.#open();
  }

  send(message) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(message);
    else this.#waiting.push(message);
  }

  #open() {
    const socket = new WebSocket(this.address, PROTOCOL);
    socket.binaryType = "arraybuffer";
    const doubt = setInterval(() => this.#lives().then((lives) => lives || socket.close()), LONG);
    socket.onopen = () => {
      clearInterval(doubt);
      this.#socket = socket;
      this.#tries = 0;
      this.back();
      for (const message of this.#waiting.splice(0)) socket.send(message);
    };
    socket.onmessage = ({ data }) => this.heard(unpacked(data));
    socket.onclose = () => {
      clearInterval(doubt);
      this.#closed();
    };
  }

  async #lives() {
    const answer = await fetch(this.kernel).catch(() => null);
    return answer?.ok ?? false;
  }

  async #closed() {
    this.#socket = null;
    if ((await this.#lives()) && this.#tries++ < MOST_TRIES) setTimeout(() => this.#open(), 500 * this.#tries);
    else this.lost();
  }
}

export { Line, Model };
