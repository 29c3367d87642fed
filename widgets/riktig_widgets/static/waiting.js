// What stands where the answer would while it is waited for: an answer to what stood there before is
// not left long, and an answer that never comes is not waited for in silence.

const SLOW_MS = 1_000;
const LATE_MS = 15_000; // chosen here: no single answer takes so long on any machine that can show the page

/** @param {(sentence: string) => void} withdraw puts a sentence in place of the answer
 * @param {{waiting: string, late: string}} texts @returns {() => void} to be called when it came */
export function whileWaiting(withdraw, texts) {
  const clocks = [
    setTimeout(() => withdraw(texts.waiting), SLOW_MS),
    setTimeout(() => withdraw(texts.late), LATE_MS),
  ];
  return () => clocks.forEach((clock) => clearTimeout(clock));
}
