// Looks now and then whether what the page waits for is made, and then shows the page anew.
const waiting = document.querySelector("[data-waits]");
const between = 2000; // milliseconds

async function look() {
  try {
    const answer = await fetch(waiting.dataset.waits, { headers: { Accept: "application/json" } });
    if (answer.ok && !(await answer.json()).making) return location.reload();
  } catch {
    // The server may be away for a moment: the next look tells.
  }
  setTimeout(look, between);
}

if (waiting) setTimeout(look, between);
