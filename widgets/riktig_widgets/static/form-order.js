// An order the reader makes: its state is in a hidden field, "" until something has been moved.
import { fill } from "./dom.js";

const itemsOf = (field) => [...field.querySelectorAll("ol > li")];
const valuesOf = (items) => items.map((item) => item.dataset.value);
const firstOrders = new WeakMap(); // list -> the order it was shown in first

const stateOf = (field) => field.querySelector("input[type=hidden]");

/** Option ids in order; none until one has been moved. */
export function orderOf(field) {
  const { value } = stateOf(field);
  return value ? value.split(",") : [];
}

/** Puts ids in place of those that stand there; none, or others than there are, is as it was shown first. */
export function setOrder(field, ids) {
  const same = [...ids].sort().join() === valuesOf(itemsOf(field)).sort().join();
  stateOf(field).value = same ? ids.join(",") : "";
}

/** The list as its state says. What has focus keeps it. */
export function arrange(field) {
  const list = field.querySelector("ol");
  if (!firstOrders.has(list)) firstOrders.set(list, valuesOf(itemsOf(field)));
  const ids = orderOf(field);
  const wanted = ids.length ? ids : firstOrders.get(list);
  const focused = list.contains(document.activeElement) ? document.activeElement : null;
  if (valuesOf(itemsOf(field)).join() !== wanted.join()) {
    const byValue = new Map(itemsOf(field).map((item) => [item.dataset.value, item]));
    list.append(...wanted.map((id) => byValue.get(id)).filter(Boolean));
  }
  const items = itemsOf(field);
  items.forEach((item, at) => {
    const [up, down] = item.querySelectorAll("[data-move]");
    up.setAttribute("aria-disabled", String(at === 0));
    down.setAttribute("aria-disabled", String(at === items.length - 1));
  });
  focused?.focus({ preventScroll: true });
  const { untouched, touched } = field.querySelector(".riktig-order").dataset;
  field.querySelector("[data-slot=state]").textContent = ids.length ? touched : untouched;
}

/** A button that moves an item was pressed: the form hears of it as of anything typed. */
export function moved({ target }) {
  const button = target.closest("[data-move]");
  const field = button?.closest("[data-kind=order]");
  if (!field || button.getAttribute("aria-disabled") === "true") return;
  const items = itemsOf(field);
  const ids = valuesOf(items);
  const from = items.indexOf(button.closest("li"));
  const to = from + Number(button.dataset.move);
  [ids[from], ids[to]] = [ids[to], ids[from]];
  setOrder(field, ids);
  stateOf(field).dispatchEvent(new Event("input", { bubbles: true }));
  button.scrollIntoView({ block: "nearest" });
  const label = items[from].querySelector(".riktig-ordered-words").textContent;
  const said = { label, place: to + 1, count: ids.length };
  field.querySelector("[data-slot=said]").textContent = fill(field.querySelector(".riktig-order").dataset.moved, said);
}
