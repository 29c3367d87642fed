// «Åpne her»: an app in a frame of the chapter, made when it is asked for and gone when it is closed.
for (const button of document.querySelectorAll(".app-here")) {
  const { frame, title, here, close } = button.dataset;
  let shown = null;
  button.hidden = false;
  button.addEventListener("click", () => {
    if (shown) shown.remove();
    shown = shown ? null : Object.assign(document.createElement("iframe"), { src: frame, title, className: "app-frame", allow: "clipboard-write; fullscreen" });
    if (shown) button.closest(".app-way").append(shown);
    button.setAttribute("aria-expanded", String(Boolean(shown)));
    button.textContent = shown ? close : here;
    button.setAttribute("aria-label", `${button.textContent}: ${title}`);
  });
}
// On paper the address is written out whole.
for (const place of document.querySelectorAll(".app-address span")) {
  place.textContent = place.closest(".app-way").querySelector(".app-open").href;
}
