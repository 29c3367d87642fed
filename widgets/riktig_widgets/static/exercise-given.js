// Answers as the form has them: a string, a list, or an object of either.

const isTree = (given) => typeof given === "object" && given !== null;

/** The same answer without spaces around what is typed. */
export function trimmed(given) {
  if (Array.isArray(given)) return given.map(trimmed);
  if (isTree(given)) return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, trimmed(value)]));
  return given.trim();
}

export function isBlank(given) {
  return isTree(given) ? Object.values(given).every(isBlank) : given === "";
}

/** Whether any of what is typed in an answer is like a pattern. */
export function anyLike(given, pattern) {
  return isTree(given) ? Object.values(given).some((one) => anyLike(one, pattern)) : pattern.test(given);
}

/** What stands at "plan.step_1"; "" where nothing does. */
export function at(values, path) {
  return path.split(".").reduce((found, key) => found?.[key] ?? "", values);
}

/** Answers to hand in: a form within the form that stands as it began is no answer.
 * @param {object} values trimmed @param {object} begun what stood there first */
export function answersOf(values, begun) {
  const same = (key) => isTree(values[key]) && JSON.stringify(values[key]) === JSON.stringify(begun[key]);
  const none = (given) => (Array.isArray(given) ? [] : {});
  return Object.fromEntries(Object.keys(values).map((key) => [key, same(key) ? none(values[key]) : values[key]]));
}
