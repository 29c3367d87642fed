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
  const at = (scope, path) => {
    const [key, ...rest] = path.split(".");
    const field = fieldOf(scope, key);
    if (!rest.length || field.dataset.kind === "scores") return [field, rest];
    if (field.dataset.kind === "group") return at(field, rest.join("."));
    return at(field.querySelectorAll(":scope > .riktig-rows > .riktig-row")[rest[0]], rest.slice(1).join("."));
  };
  const change = (form, path, value) => {
    const [field, [question]] = at(form, path);
    if (question !== undefined) type(field.querySelectorAll("input")[question], value);
    else type(field.querySelector("select, input, textarea"), value);
  };

  /** Waits for the frame that shows the next card. */
  const shown = (place) => new Promise((done) => {
    const observer = new MutationObserver(() => {
      if (!place.querySelector(".riktig-card")) return;
      observer.disconnect();
      requestAnimationFrame(() => done(performance.now()));
    });
    observer.observe(place, { childList: true });
  });

  /** Changes a field to each of some values in turn, so many milliseconds after the answer before;
   * milliseconds to each answer. */
  window.bench.changesOf = async (name, path, to, count, pause = 30) => {
    const mount = document.querySelector(`[data-calculator="${name}"]`);
    const place = mount.querySelector(".riktig-place");
    const took = [];
    for (let n = 0; n < count; n += 1) {
      const answer = shown(place);
      const started = performance.now();
      change(mount.querySelector("form"), path, to[n % to.length]);
      took.push((await answer) - started);
      await new Promise((done) => setTimeout(done, pause));
    }
    return took;
  };

  window.bench.fillForm = (name, values) => fill(document.querySelector(`[data-calculator="${name}"] form`), values);
}
