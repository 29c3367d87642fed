// Prints the SHA-256 of a made-up practice in every format, made by Pyodide under Node.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { loadPyodide } from "../../../node_modules/pyodide/pyodide.mjs";

const source = process.argv[2];
const pyodide = await loadPyodide();
for (const name of readdirSync(source, { recursive: true })) {
  const path = join(source, name);
  if (name.includes("__pycache__") || statSync(path).isDirectory()) continue;
  const target = join("/core", relative(source, path));
  pyodide.FS.mkdirTree(dirname(target));
  pyodide.FS.writeFile(target, readFileSync(path));
}
process.stdout.write(pyodide.runPython(`
import sys; sys.path.insert(0, "/core")
import hashlib
from riktig.synthetic import FORMATS, practice
written = "".join(kind.write(practice(1, 14)) for kind in FORMATS.values())
hashlib.sha256(written.encode()).hexdigest()`));
