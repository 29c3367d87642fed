// Keeps the whole site on this machine, when the page has had the network to itself.
(() => {
  const home = new URL("../", document.currentScript.src);
  const spared = navigator.connection?.saveData;
  if (!navigator.serviceWorker || spared) return;
  const keep = () => navigator.serviceWorker.register(new URL("sw.js", home), { scope: home.pathname }).catch(() => {});
  const later = () => (window.requestIdleCallback ?? setTimeout)(keep);
  if (document.readyState === "complete") later();
  else addEventListener("load", later);
})();
