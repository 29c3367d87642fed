// Copies the text a button points at, and says so in the words the page holds.
for (const button of document.querySelectorAll("[data-copies]")) {
  const status = button.parentElement.querySelector("[data-copied]");
  const text = document.querySelector(button.dataset.copies);
  button.parentElement.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent);
      status.textContent = status.dataset.copied;
    } catch {
      // A browser that does not let pages copy: the text is marked for its reader to do it.
      getSelection().selectAllChildren(text);
      status.textContent = status.dataset.marked;
    }
  });
}
