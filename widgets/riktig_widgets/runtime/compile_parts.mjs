// Compiles zips of Python source to zips of bytecode, with the very Python the browser runs.
// Usage: node compile_parts.mjs PYODIDE_DIR STDLIB_ZIP IN OUT MOUNT [IN OUT MOUNT ...]
// Entries are stored, not deflated: the server compresses the whole file better.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [folder, stdlib, ...jobs] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(path.join(folder, "pyodide.mjs")).href);
const python = await loadPyodide({
  indexURL: folder,
  stdLibURL: stdlib,
  env: { PYTHONHASHSEED: "0" }, // sets are written in the same order every time
});
python.runPython(`
import importlib.util, zipfile
from importlib._bootstrap_external import _code_to_hash_pyc
from types import CodeType

def without_lines(code):
    # Which line each instruction came from is a third of the bytes, and nobody reads a
    # traceback here: what goes wrong in a page is told by its kind alone.
    consts = tuple(without_lines(one) if isinstance(one, CodeType) else one for one in code.co_consts)
    return code.replace(co_linetable=b"", co_consts=consts)

def compile_zip(mount):
    source = zipfile.ZipFile("/tmp/in.zip")
    with zipfile.ZipFile("/tmp/out.zip", "w", zipfile.ZIP_STORED) as out:
        for name in sorted(source.namelist()):
            data = source.read(name)
            if name.endswith(".py"):
                code = compile(data, f"{mount}/{name}", "exec", dont_inherit=True, optimize=2)
                data = bytes(_code_to_hash_pyc(without_lines(code), importlib.util.source_hash(data), False))
                name += "c"
            out.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
`);
process.on("uncaughtException", ({ message }) => {
  console.error(message); // without the line of Pyodide's one-line source
  process.exit(1);
});
const compile = python.globals.get("compile_zip");
for (let i = 0; i < jobs.length; i += 3) {
  python.FS.writeFile("/tmp/in.zip", fs.readFileSync(jobs[i]));
  compile(jobs[i + 2]);
  fs.writeFileSync(jobs[i + 1], python.FS.readFile("/tmp/out.zip"));
}
