// One question at a time: what changes meanwhile is asked about once more, when the turn is over.

/** @param {() => Promise<void>} ask @returns {() => Promise<void>} to be called at every change */
export function inTurns(ask) {
  let asking = false;
  let again = false;
  return async () => {
    again = true;
    if (asking) return;
    asking = true;
    try {
      while (again) {
        again = false;
        await ask();
      }
    } finally {
      asking = false; // what failed is told by its caller, and the next change is asked about
    }
  };
}
