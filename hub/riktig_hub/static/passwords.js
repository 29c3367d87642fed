// Shows what is typed in a form's password fields, for as long as its box is ticked.
for (const box of document.querySelectorAll("[data-shows]")) {
  const fields = [...box.form.querySelectorAll("input[type=password]")];
  const show = (shown) => fields.forEach((field) => (field.type = shown ? "text" : "password"));
  box.closest("[hidden]").hidden = false;
  box.addEventListener("change", () => show(box.checked));
  box.form.addEventListener("submit", () => show(false)); // so that the browser knows what it was
}
