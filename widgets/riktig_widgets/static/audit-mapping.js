// The confirmed columns as a file: saved from the step that asks, and chosen again with the next list.
import { mappingOf } from "./audit-columns.js";
import { fill } from "./dom.js";
import { saveFile } from "./save.js";

export function mappingPart(page) {
  const input = page.mount.querySelector("#riktig-mapping");
  const { mapping: texts } = page.texts;
  let kept = null;

  const choose = (file) => {
    kept = file;
    page.slot("mapping-chosen").textContent = file ? fill(texts.chosen, { name: file.name }) : "";
  };
  input.addEventListener("change", () => {
    const [file] = input.files;
    input.value = "";
    if (file) choose(file);
  });

  async function save() {
    page.slot("mapping-saved").textContent = "";
    const answer = await page.ask({ op: "mapping_file", mapping: mappingOf(page.mount) }, [], "columns");
    if (!answer) return;
    saveFile(texts.name, [answer.text], "application/toml");
    page.slot("mapping-saved").textContent = texts.saved;
  }

  return {
    /** The chosen mapping goes with the files, unless one came with them. */
    files(files) {
      return !kept || files.some(({ name }) => name.toLowerCase().endsWith(".toml")) ? files : [...files, kept];
    },
    cleared() {
      choose(null);
      page.slot("mapping-saved").textContent = "";
    },
    act(action) {
      if (action === "mapping-save") save();
      return action === "mapping-save";
    },
  };
}
