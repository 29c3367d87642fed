// While the kernel starts. Voila calls voila_finish when its theme is ready and
// voila_heartbeat when a page takes long; the words are in the page.
(() => {
  if (window.top !== window) document.documentElement.classList.add("riktig-framed");
  const waiting = document.getElementById("riktig-waiting");
  const say = (words) => { if (!waiting.hidden) waiting.textContent = words; };
  window.voila_process = () => {};
  window.voila_finish = () => {};
  window.voila_heartbeat = () => say(waiting.dataset.slow);
  window.riktigStuck = setTimeout(() => say(waiting.dataset.stuck), 45000);
})();
