// Mitt kurs: crosses that are saved as they are set, and those the book keeps in this browser.
const PROGRESS = "riktig-progress/1"; // the book's note: a chapter's page -> 1
const REGISTRY = "riktig-registry/1"; // tells the book where crosses are sent

function kept(key) {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? "{}");
    return found && typeof found === "object" && !Array.isArray(found) ? found : {};
  } catch {
    return {};
  }
}

function keep(key, note) {
  try {
    localStorage.setItem(key, JSON.stringify(note));
  } catch {
    // blocked or full: the book works without
  }
}

/** Sends the form's own address one chapter, or all those shown. Whether it is saved. */
async function saved(form, fields) {
  const body = new URLSearchParams([["csrf", form.elements.csrf.value], ["answer", "json"], ...fields]);
  try {
    const answer = await fetch(form.action, { method: "POST", body, redirect: "error", keepalive: true });
    return answer.ok;
  } catch {
    return false;
  }
}

function savesAtOnce(form) {
  const button = form.querySelector("button");
  const said = form.querySelector("[role=status]");
  const counted = document.querySelector(`[data-counted="${form.dataset.chapters}"]`);
  button.hidden = true;
  form.addEventListener("change", async ({ target }) => {
    said.textContent = "";
    const done = await saved(form, [["chapter", target.value], ["read", target.checked ? "1" : "0"]]);
    button.hidden = done; // what could not be saved alone is sent by the button, which says why
    if (!done) return;
    said.textContent = said.dataset.saved;
    const boxes = [...form.elements].filter((one) => one.type === "checkbox");
    const read = boxes.filter((one) => one.checked).length;
    counted.textContent = counted.dataset.text.replace("{read}", read).replace("{count}", boxes.length);
    const note = kept(PROGRESS);
    if (target.checked) note[target.value] = 1;
    else delete note[target.value];
    keep(PROGRESS, note);
  });
}

/** Chapters ticked in this browser and not in the course: taken along only if one says so. */
function offers(form) {
  keep(REGISTRY, { address: `${form.dataset.home}/lest` });
  const known = new Set([...document.querySelectorAll("input[name=shown]")].map((one) => one.value));
  const read = new Set(form.dataset.read.split(" "));
  const only = Object.keys(kept(PROGRESS)).filter((page) => known.has(page) && !read.has(page));
  if (!only.length) return;
  form.querySelector("[data-count]").textContent = only.length;
  for (const page of only) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: "chapter", value: page });
    form.append(field);
  }
  form.querySelector("[data-forget]").addEventListener("click", () => {
    const note = kept(PROGRESS);
    only.forEach((page) => delete note[page]);
    keep(PROGRESS, note);
    form.hidden = true;
  });
  form.hidden = false;
}

document.querySelectorAll("[data-chapters]").forEach(savesAtOnce);
document.querySelectorAll("[data-brought]").forEach(offers);
