// A refusal of the audit page, told at what it is about: a field of the result, or the columns.
import { showOpen, showTwice } from "./audit-columns.js";
import { mark } from "./audit-field.js";

// Problems of what stands in a field of the result, told at that field.
const AT_FIELD = {
  invalid_list_size: "#riktig-list-size",
  invalid_member: "#riktig-member",
  invalid_months: "#riktig-months",
  invalid_practice_days: "#riktig-days",
  invalid_years_on_list: "#riktig-years",
  member_identity: "#riktig-member",
};

/** Marks what the refusal is about; gives whether that is on the page. @param {string} step the request came from */
export function toldInPlace(page, { message, problem = {} }, step) {
  const field = AT_FIELD[problem.code];
  if (field) mark(page.mount.querySelector(field), message);
  else if (step === "columns" && (problem.questions || problem.second)) {
    page.step("columns");
    if (problem.questions) showOpen(page, problem.questions);
    else showTwice(page, problem, message);
  } else return false;
  return true;
}
