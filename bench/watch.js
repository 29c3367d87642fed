// Put into every page before its own scripts. Notes in `window.bench` when things can be seen,
// in milliseconds since navigation: once a frame is the grain.
window.bench = {};
{
  const note = (name) => (window.bench[name] ??= performance.now());
  const seen = (selector) => {
    const found = document.querySelector(selector);
    return found && found.getBoundingClientRect().height > 0 ? found : null;
  };
  const put = (control, value) => {
    control.value = value;
    control.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const control = (row, field) => row.querySelector(`[data-field="${field}"] :is(select, input)`);

  // As a reader who types at once, before any answer can be had.
  const TYPED = { substance: "tramadol", dose: "50", per_day: "3" };
  let filled = false;
  const fill = (form) => {
    const row = form.querySelector(".riktig-row");
    const controls = row ? Object.keys(TYPED).map((field) => control(row, field)) : [];
    // A frame may be shown while the row is still being read: the rest comes with the next.
    filled = controls.length > 0 && controls.every(Boolean);
    if (filled) Object.values(TYPED).forEach((value, at) => put(controls[at], value));
  };

  // Changes the dose and waits for the frame that shows each answer; milliseconds of each.
  window.bench.changes = async (count) => {
    const dose = control(document.querySelector(".riktig-row"), "dose");
    const place = document.querySelector(".riktig-calculator .riktig-place");
    const answer = () => place.querySelector("output")?.textContent;
    const took = [];
    for (let n = 1; n <= count; n += 1) {
      const before = answer();
      const started = performance.now();
      const changed = new Promise((done) => {
        const observer = new MutationObserver(() => {
          if (!answer() || answer() === before) return;
          observer.disconnect();
          requestAnimationFrame(() => done(performance.now() - started));
        });
        observer.observe(place, { subtree: true, childList: true, characterData: true });
      });
      put(dose, String(50 + n));
      took.push(await changed);
      await new Promise((done) => setTimeout(done, 20));
    }
    return took;
  };

  document.addEventListener("change", ({ target }) => target.type === "file" && note("dropped"), true);

  const each = () => {
    const form = seen(".riktig-calculator .riktig-form");
    if (form) note("form");
    if (form && !filled) fill(form);
    if (seen(".riktig-calculator .riktig-card output")) note("answer");
    if (document.querySelector(".riktig-audit fieldset:enabled")) note("open");
    if (seen(".riktig-audit [data-step=result] table")) note("table");
    requestAnimationFrame(each);
  };
  each();
}
