// One question at a time: what changes meanwhile is asked about once more, when the turn is over.

/** @param {() => Promise<void>} ask @returns {() => Promise<void>} to be called at every change */
export function inTurns(ask) {
  let asking = false;
  let again = false;
  return async () => {
    again = true;
    if (asking) return;
    asking = true;
    while (again) {
      again = false;
      await ask();
    }
    asking = false;
  };
}
