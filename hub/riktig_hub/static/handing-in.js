// Notes which course this browser's participant hands in to, so that the book's own pages can ask for it.
const place = document.querySelector("[data-course]");
try {
  if (place) localStorage.setItem("riktig-course/1", JSON.stringify({ course: place.dataset.course }));
} catch {
  // A browser that keeps nothing: the file is handed in from the list.
}
