// The shared summary as a text to copy, where a file cannot be sent.
import { clearMarks, mark, toFirstMark } from "./audit-field.js";
import { make } from "./dom.js";

export function sharePart(page) {
  const texts = page.texts.share;
  const place = page.slot("share-text");
  const member = page.mount.querySelector("#riktig-member");

  async function written() {
    clearMarks(page.mount);
    if (!member.value.trim()) {
      mark(member, page.texts.member_missing);
      return toFirstMark(page.mount);
    }
    // Counted again, so that the text says what now stands in the fields.
    const answer = (await page.recount()) && (await page.ask({ op: "share_text" }, [], "result"));
    return answer ? show(answer.text) : undefined;
  }

  function show(text) {
    const area = make("textarea", { id: "riktig-share-area", readonly: true, rows: text.trim().split("\n").length, spellcheck: "false", "aria-describedby": "riktig-share-help" });
    area.value = text;
    const copy = make("button.riktig-button.riktig-second", { type: "button" }, texts.copy);
    const said = make("span", { role: "status" });
    copy.addEventListener("click", async () => {
      area.select();
      const copied = await navigator.clipboard?.writeText(text).then(() => true, () => false);
      said.textContent = copied ? texts.copied : texts.not_copied;
    });
    place.replaceChildren(
      make("label", { for: area.id }, texts.label),
      area,
      make("div.riktig-help", { id: "riktig-share-help" }, texts.help),
      make("div.riktig-actions", {}, copy, said));
    area.focus();
    area.select();
  }

  return {
    shown: () => place.replaceChildren(), // a text of other numbers must not be sent
    cleared: () => place.replaceChildren(),
    act(action) {
      if (action === "share-text") written();
      return action === "share-text";
    },
  };
}
