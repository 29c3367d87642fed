// Put into a page: fills a calculator's form from values as its wire takes them, as a reader would.
window.bench ??= {};
{
  const SCOPES = "form, .riktig-group, .riktig-row";
  const tell = (control) => control.dispatchEvent(new Event("input", { bubbles: true }));
  const fieldOf = (scope, key) =>
    [...scope.querySelectorAll(`[data-field="${key}"]`)].find((field) => field.parentElement.closest(SCOPES) === scope);
  const type = (control, value) => {
    control.value = value;
    tell(control);
  };

  const rows = (list, values) => {
    values.forEach((value, at) => {
      const standing = list.querySelectorAll(":scope > .riktig-rows > .riktig-row");
      if (at >= standing.length) list.querySelector(":scope > .riktig-add").click();
      fill(list.querySelectorAll(":scope > .riktig-rows > .riktig-row")[at], value);
    });
  };
  const yesNo = (field, value) => field.querySelector(`input[value="${value ?? ""}"]`).click();
  const scores = (field, values) =>
    values.forEach((value, at) => type(field.querySelectorAll("input")[at], value));
  const lines = (field, values) =>
    type(field.querySelector("textarea"), values.map((row) => [row].flat().map((cell) => cell ?? "-").join("; ")).join("\n"));
  const WAYS = { list: rows, group: (group, value) => fill(group, value), boolean: yesNo, scores, numbers: lines, table: lines };
  const plain = (field, value) => type(field.querySelector("select, input"), value);

  const fill = (scope, values) => {
    for (const [key, value] of Object.entries(values)) {
      const field = fieldOf(scope, key);
      (WAYS[field.dataset.kind] ?? plain)(field, value);
    }
  };
  window.bench.fillForm = (name, values) => fill(document.querySelector(`[data-calculator="${name}"] form`), values);
}
