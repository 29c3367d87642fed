// Copies the text a button points at, and says so in the words the page holds.
for (const button of document.querySelectorAll("[data-copies]")) {
  const holder = button.parentElement;
  const status = holder.querySelector("[data-copied]");
  if (!navigator.clipboard) continue;
  holder.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.querySelector(button.dataset.copies).textContent);
    status.textContent = status.dataset.copied;
  });
}
