// Days as ISO dates, and as Norwegians write them.

/** Today where the reader is, as an ISO date. */
export function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** 2026-03-01 as 01.03.2026. @param {string} day an ISO date */
export function inWords(day) {
  return day.split("-").reverse().join(".");
}
