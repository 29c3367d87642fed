// Runs requests through riktig.registry in Pyodide under Node.
// Standard input: {"sources": [folder...], "requests": [{"request": {...}, "files": [path...]}]}
// Each source folder is put where Python looks, by what is in it.
// Standard output: one JSON array of answers.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { loadPyodide } from "../../node_modules/pyodide/pyodide.mjs";

const { sources, requests } = JSON.parse(readFileSync(0, "utf8"));
const pyodide = await loadPyodide();

function copy(folder, source) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name === "__pycache__") continue;
    if (statSync(path).isDirectory()) copy(path, source);
    else {
      const target = join("/core", relative(source, path));
      pyodide.FS.mkdirTree(target.slice(0, target.lastIndexOf("/")));
      pyodide.FS.writeFile(target, readFileSync(path));
    }
  }
}

for (const source of sources) copy(source, source);
pyodide.runPython("import sys; sys.path.insert(0, '/core')");
const answer = pyodide.runPython(`
import json
from riktig.registry import calculate, handle
def answer(request, blobs):
    request = json.loads(request)
    done = handle(request, [bytes(blob.to_py()) for blob in blobs]) if "op" in request else calculate(request)
    return json.dumps(done, ensure_ascii=False)
answer`);
const answers = requests.map(({ request, files = [] }) =>
  JSON.parse(answer(JSON.stringify(request), files.map((path) => new Uint8Array(readFileSync(path))))));
process.stdout.write(JSON.stringify(answers));
