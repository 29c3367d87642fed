// What is typed, over one reload: put away just before, taken out and deleted just after.
// Never files, passwords, anything inside [data-not-kept], or what may be an identity number.
const KEY = "riktig-typed";
const FIELDS = "input:not([type=file], [type=password]), select, textarea";
const IDENTITY = /(?:\p{Nd}[\s.\u2013-]{0,3}){11}/u;
const PATIENCE = 10_000; // ms until fields that have not come are given up

const fieldsOf = (root) =>
  [...root.querySelectorAll(FIELDS)].filter((field) => !field.closest("[data-not-kept]") && !IDENTITY.test(field.value));

function nameOf(field, root) {
  const around = field.closest("[data-calculator]")?.dataset.calculator ?? "";
  const same = fieldsOf(root).filter((one) => one.name === field.name && one.id === field.id);
  return `${around}/${field.id}/${field.name}/${same.indexOf(field)}`;
}

const choice = (field) => field.type === "checkbox" || field.type === "radio";

/** Puts away what stands in the fields, and which folds are open. */
function putAway(root) {
  const typed = fieldsOf(root).map((field) => [nameOf(field, root), choice(field) ? field.checked : field.value]);
  const folds = [...root.querySelectorAll("details")].map((fold) => fold.open);
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ at: location.pathname, typed, folds }));
  } catch {
    // no room, or storage is off: the page reloads without
  }
}

/** Reloads the page with what is typed, and says whether it does. Not when the server is away or
 * knows the reader no longer: no page would come that takes out what was put away. */
export async function startAgain(root, kernel) {
  const answer = await fetch(kernel, { cache: "no-store" }).catch(() => null);
  if (!answer?.ok && answer?.status !== 404) return false;
  putAway(root);
  location.reload();
  return true;
}

/** Gives it back as the fields come; folds are opened first, since they fetch their forms. */
export function giveBack(root) {
  const put = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  if (!put) return;
  const { at, typed, folds } = JSON.parse(put);
  if (at !== location.pathname) return;
  const left = new Map(typed);
  const fill = () => {
    [...root.querySelectorAll("details")].forEach((fold, index) => folds[index] && (fold.open = true));
    for (const field of fieldsOf(root)) {
      const name = nameOf(field, root);
      if (left.has(name)) fillOne(field, left.get(name));
      left.delete(name);
    }
    if (!left.size) coming.disconnect();
  };
  const coming = new MutationObserver(fill);
  coming.observe(root, { childList: true, subtree: true });
  setTimeout(() => coming.disconnect(), PATIENCE);
  fill();
}

function fillOne(field, value) {
  const [name, now] = choice(field) ? ["checked", field.checked] : ["value", field.value];
  if (now === value) return;
  field[name] = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
