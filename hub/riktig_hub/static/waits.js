// Looks now and then whether what the page waits for is made, and then shows the page anew.
const waiting = document.querySelector("[data-waits]");
const between = 2000; // milliseconds
// Whoever follows a link is not called back here while the next page is on its way. A link may
// also be a file that is downloaded: then the page is still here afterwards.
const toLeave = 20000; // milliseconds
let leftAt = -toLeave;

async function look() {
  try {
    const answer = await fetch(waiting.dataset.waits, { headers: { Accept: "application/json" } });
    const done = answer.ok && !(await answer.json()).making;
    if (done && performance.now() - leftAt > toLeave) return location.reload();
  } catch {
    // The server may be away for a moment: the next look tells.
  }
  setTimeout(look, between);
}

if (waiting) {
  addEventListener("beforeunload", () => {
    leftAt = performance.now();
  });
  setTimeout(look, between);
}
