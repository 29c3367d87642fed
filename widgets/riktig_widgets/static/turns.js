// One question at a time: what changes meanwhile is asked about once more, when the turn is over.

/**
 * @param {() => Promise<void>} ask
 * @returns {() => Promise<void>} to be called at every change; over when nothing is left to ask
 */
export function inTurns(ask) {
  let asking = false;
  let again = false;
  let over = Promise.resolve();
  async function turns() {
    try {
      while (again) {
        again = false;
        await ask();
      }
    } finally {
      asking = false; // what failed is told by its caller, and the next change is asked about
    }
  }
  return () => {
    again = true;
    if (!asking) {
      asking = true;
      over = turns();
    }
    return over;
  };
}
