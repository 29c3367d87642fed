// A clock over steps of planned lengths: a visit, or a meeting. Pure: the time comes from outside.
//
// A clock is a plain frozen value and every act gives a new one:
//   let clock = clockOf([60, 180, 0, 120]);   seconds a step; 0 is a step that is left out
//   clock = started(clock, Date.now());       paused(clock, now), next(clock, now), back(clock, now)
//   const seen = read(clock, now);            what to show; see `read`
// `now` is milliseconds that keep counting while a machine sleeps: Date.now(), not performance.now().

const MS = 1000;

/** A clock that has not begun. RangeError: no step, or one of less than 0 seconds. */
export function clockOf(lengths) {
  if (!lengths.some((length) => length > 0) || lengths.some((length) => !(length >= 0))) {
    throw new RangeError("a clock needs steps of at least 0 seconds");
  }
  const at = lengths.findIndex((length) => length > 0);
  return made({ lengths: Object.freeze([...lengths]), at, spent: 0, since: null, entered: 0 });
}

/** Runs on from where it stood; a clock that runs, or is at its end, is left as it is. */
export function started(clock, now) {
  return clock.since !== null || ended(clock) ? clock : made({ ...clock, since: now });
}

export function paused(clock, now) {
  return made({ ...clock, spent: spentOf(clock, now), since: null });
}

/** To the next step that has minutes; after the last one the clock stops. */
export function next(clock, now) {
  if (ended(clock)) return clock;
  const at = clock.lengths.findIndex((length, index) => index > clock.at && length > 0);
  return at < 0 ? moved(paused(clock, now), clock.lengths.length, now) : moved(clock, at, now);
}

/** To the step before that has minutes; the first one stays. What time was spent is spent. */
export function back(clock, now) {
  const at = clock.lengths.findLastIndex((length, index) => index < clock.at && length > 0);
  return at < 0 ? clock : moved(clock, at, now);
}

/** To a step by its number; one that is left out, or is not there, changes nothing. */
export function gone(clock, at, now) {
  return clock.lengths[at] > 0 ? moved(clock, at, now) : clock;
}

/** The same clock with other lengths, for what is cut or given time on the way. The step it stands
 * at is held even if it is now left out. RangeError: another number of steps. */
export function replanned(clock, lengths) {
  if (lengths.length !== clock.lengths.length) throw new RangeError("other steps");
  return made({ ...clock, lengths: clockOf(lengths).lengths });
}

/** Whether every step is behind it. */
export function ended(clock) {
  return clock.at >= clock.lengths.length;
}

/**
 * What is to be shown at `now`, in seconds:
 * - `index` the step, `count` of how many with minutes, `number` the step's place among them
 * - `spent` since the start without pauses; `total` of the plan; `left` of it, below 0 when over
 * - `stepSpent` since the step was entered
 * - `stepLeft` until the plan says the step is over, so that lost time is seen in the step, below 0
 *   when over; `stepTotal` the step's planned length
 * - `late` how far behind the plan: above 0 behind, below 0 ahead, 0 inside the step's own span
 * - `share` of the step's time that is gone, 0 to 1; `running`, `begun`, `ended`
 */
export function read(clock, now) {
  const spent = spentOf(clock, now) / MS;
  const total = sum(clock.lengths);
  const over = ended(clock);
  const begins = sum(clock.lengths.slice(0, clock.at));
  const stepTotal = over ? 0 : clock.lengths[clock.at];
  const stepLeft = begins + stepTotal - spent;
  const kept = clock.lengths.map((length, index) => ({ length, index })).filter(({ length }) => length > 0);
  return {
    index: clock.at,
    number: kept.filter(({ index }) => index <= clock.at).length,
    count: kept.length,
    spent,
    total,
    left: total - spent,
    stepSpent: spent - clock.entered / MS,
    stepTotal,
    stepLeft,
    late: spent > begins + stepTotal ? -stepLeft : Math.min(0, spent - begins),
    share: stepTotal ? Math.min(1, Math.max(0, (spent - begins) / stepTotal)) : 1,
    running: clock.since !== null,
    begun: clock.since !== null || spent > 0 || over,
    ended: over,
  };
}

/**
 * What was read, for a plan that was to end after `whole` seconds and has been cut since. What was
 * cut takes in what the step was entered late by, so that it has its own time and the plan its end.
 * `late` is measured by that end, and `ends` is the seconds until it is reached as things stand.
 */
export function caughtUp(seen, whole) {
  if (seen.ended) return { ...seen, ends: 0 };
  const entered = seen.stepTotal - seen.stepLeft - seen.stepSpent; // how late
  const given = Math.max(0, Math.min(entered, whole - seen.total));
  const stepLeft = seen.stepLeft + given;
  const rest = Math.min(Math.max(0, stepLeft), seen.stepTotal) - seen.stepLeft;
  return {
    ...seen,
    stepLeft,
    late: seen.total + rest - whole,
    ends: seen.left + rest,
    share: seen.stepTotal ? Math.min(1, Math.max(0, 1 - stepLeft / seen.stepTotal)) : 1,
  };
}

/** Seconds as minutes and seconds, "2:05"; below 0 with a minus sign. A second begun counts as
 * left, so that a count from 60 shows 1:00 first and 0:00 when the time is up. */
export function minutesAndSeconds(seconds) {
  const whole = Math.ceil(seconds);
  const two = String(Math.abs(whole) % 60).padStart(2, "0");
  return `${whole < 0 ? "−" : ""}${Math.floor(Math.abs(whole) / 60)}:${two}`;
}

function made(clock) {
  return Object.freeze(clock);
}

function moved(clock, at, now) {
  return made({ ...clock, at, entered: spentOf(clock, now) });
}

/** A machine's clock that is set back takes no time away that was spent. */
function spentOf({ spent, since }, now) {
  return spent + (since === null ? 0 : Math.max(0, now - since));
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
