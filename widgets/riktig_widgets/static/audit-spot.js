// "Stemmer dette?": five patients by lot, to be compared with the journal.
import { namePlace, Names } from "./audit-who.js";
import { fill, list, make, table } from "./dom.js";

const ANSWERS = ["agrees", "differs"];

export function spotPart(page) {
  const texts = page.texts.spot;
  const place = page.slot("spot-patients");
  const [draw, skip] = ["spot-draw", "spot-skip"].map((name) => page.mount.querySelector(`[data-do="${name}"]`));
  const drawLabel = draw.textContent;
  const names = new Names(page, place);
  page.slot("spot-who").append(names.element);
  let answers = []; // of each patient drawn: "" until the reader has said
  let basis = ""; // what the patients were drawn from

  const done = () => answers.length > 0 && answers.every(Boolean);

  function options() {
    if (!done()) return {};
    return { spot_check: { compared: answers.length, agreed: answers.filter((one) => one === "agrees").length } };
  }

  function patient({ at: row, title, facts, table: counted, others, others_none: none }, at) {
    const heading = `riktig-spot-${at}`;
    return make("li.riktig-spot-patient", {},
      make("h3", { id: heading, tabindex: "-1" }, title, namePlace(row)),
      ...facts.map((fact) => make("p", {}, fact)),
      table(counted),
      others ? table(others) : make("p.riktig-help", {}, none),
      make("fieldset.riktig-spot-answer", { "aria-describedby": heading },
        make("legend", {}, texts.question),
        ...ANSWERS.map((answer) => make("label.riktig-tick", {},
          make("input", { type: "radio", name: heading, value: answer, "data-spot": at }), ` ${texts[answer]}`))),
      make("div", { role: "status", "data-slot": `spot-wrong-${at}` }));
  }

  /** What to look for when the journal says something else. */
  function wrong() {
    return make("div.riktig-spot-wrong", {}, make("p", {}, texts.wrong), list("riktig-notes", [texts.wrong_missing, texts.wrong_many, texts.wrong_other]));
  }

  function show(patients) {
    answers = patients.map(() => "");
    place.replaceChildren(patients.length ? make("ol.riktig-spot-list", {}, ...patients.map(patient)) : "");
    page.slot("spot-said").replaceChildren();
    draw.textContent = patients.length ? texts.again : drawLabel;
    skip.hidden = !patients.length;
    page.slot("spot-who").hidden = !patients.length;
    names.hide();
    names.offered();
  }

  /** Takes the patients away, and what they said from the line under the numbers. */
  async function empty() {
    const counted = done();
    show([]);
    if (counted) await page.recount();
  }

  async function drawn() {
    const seed = crypto.getRandomValues(new Uint32Array(1))[0];
    const answer = await page.ask({ op: "spot_check", seed }, [], "result");
    if (!answer) return;
    await empty();
    show(answer.patients);
    place.querySelector("h3").focus();
  }

  async function skipped() {
    await empty();
    page.slot("spot-said").textContent = texts.skipped;
    draw.focus();
  }

  function say({ sentence, advice }) {
    page.slot("spot-said").replaceChildren(
      make("p.riktig-spot-outcome", {}, sentence),
      list("riktig-notes", advice) ?? "");
  }

  function shown({ view, private: summary }) {
    const { period, event, ledger, made_by: made } = summary;
    const now = JSON.stringify([period, event, ledger]);
    if (basis && basis !== now) empty(); // other rows are counted: those drawn may be none of them
    basis = now;
    page.slot("spot-example").hidden = !made.synthetic;
    page.slot("spot-example").textContent = texts.example;
    if (view.spot_check && done()) say(view.spot_check);
  }

  place.addEventListener("change", async ({ target }) => {
    const differs = target.value === "differs";
    page.slot(`spot-wrong-${target.dataset.spot}`).replaceChildren(differs ? wrong() : "");
    answers[Number(target.dataset.spot)] = target.value;
    const left = answers.filter((one) => !one).length;
    if (left) page.slot("spot-said").textContent = fill(left === 1 ? texts.left_one : texts.left, { left });
    else await page.recount();
  });

  function cleared() {
    basis = "";
    show([]);
  }

  function act(action) {
    if (action === "spot-draw") drawn();
    else if (action === "spot-skip") skipped();
    else return false;
    return true;
  }

  return { options, shown, cleared, act };
}
