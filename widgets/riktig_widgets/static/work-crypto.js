// A work file as it lies on disk: encrypted with a passphrase, its parameters in the open.
// What each field is: docs/reference/work-file.md
const SCHEMA = "riktig-work-encrypted/1";
const ITERATIONS = 600_000; // of PBKDF2 with SHA-256
const MOST_ITERATIONS = 5_000_000; // a file may not keep the machine busy for minutes
const SALT_BYTES = 16;
const IV_BYTES = 12;
const PAD_BYTES = 16_384; // so that the size tells little of how many patients there are
const MOST_CHARACTERS = 20_000_000;
const SPACE = 0x20;
const HEAD_BYTES = 200; // of a file, in which its schema stands

/** Why a file was not opened: "not_a_work_file", "too_large", "newer", "damaged", or "wrong_passphrase"
 * (which may also be a changed file: the cipher cannot tell). */
export class WorkFileError extends Error {
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}

/** Whether this browser encrypts here: only in a secure context. */
export function canEncrypt() {
  return Boolean(globalThis.crypto?.subtle);
}

/** Whether a file that was chosen says that it is a work file. @param {File} file */
export async function isWorkFile(file) {
  return (await file.slice(0, HEAD_BYTES).text()).includes('"riktig-work-encrypted/');
}

/** @returns {string} so many random bytes, in hexadecimal */
export function randomHex(bytes) {
  return [...crypto.getRandomValues(new Uint8Array(bytes))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {string} passphrase @param {object} content @returns {Promise<string>} the file's text */
export async function seal(passphrase, content) {
  const head = {
    schema: SCHEMA,
    kdf: { name: "PBKDF2", hash: "SHA-256", iterations: ITERATIONS, salt: toBase64(random(SALT_BYTES)) },
    cipher: { name: "AES-256-GCM", iv: toBase64(random(IV_BYTES)) },
  };
  const key = await keyOf(passphrase, head.kdf, "encrypt");
  const sealed = await crypto.subtle.encrypt(parameters(head), key, padded(JSON.stringify(content)));
  return `${JSON.stringify({ ...head, data: toBase64(new Uint8Array(sealed)) })}\n`;
}

/** @returns {Promise<object>} the content, as it was given to `seal`. Throws `WorkFileError`. */
export async function unseal(passphrase, text) {
  const { data, ...head } = headOf(text);
  const key = await keyOf(passphrase, head.kdf, "decrypt");
  let opened;
  try {
    opened = await crypto.subtle.decrypt(parameters(head), key, fromBase64(data));
  } catch {
    throw new WorkFileError("wrong_passphrase");
  }
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(opened));
  } catch {
    throw new WorkFileError("damaged");
  }
}

/** The file's fields, each checked before anything is reckoned from them. */
function headOf(text) {
  if (text.length > MOST_CHARACTERS) throw new WorkFileError("too_large");
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    throw new WorkFileError(text.includes("riktig-work-encrypted") ? "damaged" : "not_a_work_file");
  }
  const schema = file?.schema;
  if (typeof schema !== "string" || !schema.startsWith("riktig-work-encrypted/")) throw new WorkFileError("not_a_work_file");
  if (schema !== SCHEMA) throw new WorkFileError("newer");
  const { kdf, cipher, data } = file;
  const whole = kdf?.name === "PBKDF2" && kdf.hash === "SHA-256" && cipher?.name === "AES-256-GCM"
    && Number.isInteger(kdf.iterations) && kdf.iterations >= ITERATIONS && kdf.iterations <= MOST_ITERATIONS
    && fromBase64(kdf.salt)?.length === SALT_BYTES && fromBase64(cipher.iv)?.length === IV_BYTES && fromBase64(data);
  if (!whole) throw new WorkFileError("damaged");
  return {
    schema,
    kdf: { name: kdf.name, hash: kdf.hash, iterations: kdf.iterations, salt: kdf.salt },
    cipher: { name: cipher.name, iv: cipher.iv },
    data,
  };
}

/** The open fields are bound to the encrypted ones: a file with others of them is not opened. */
function parameters(head) {
  return { name: "AES-GCM", iv: fromBase64(head.cipher.iv), additionalData: new TextEncoder().encode(JSON.stringify(head)) };
}

async function keyOf(passphrase, kdf, use) {
  const typed = new TextEncoder().encode(passphrase.normalize("NFKC"));
  const raw = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: kdf.hash, salt: fromBase64(kdf.salt), iterations: kdf.iterations };
  return crypto.subtle.deriveKey(how, raw, { name: "AES-GCM", length: 256 }, false, [use]);
}

function padded(text) {
  const bytes = new TextEncoder().encode(text);
  const whole = new Uint8Array(Math.ceil((bytes.length + 1) / PAD_BYTES) * PAD_BYTES).fill(SPACE);
  whole.set(bytes);
  return whole;
}

function random(length) {
  return crypto.getRandomValues(new Uint8Array(length));
}

function toBase64(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(text);
}

function fromBase64(text) {
  try {
    return typeof text === "string" ? Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)) : null;
  } catch {
    return null;
  }
}
