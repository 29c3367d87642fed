// The running order of a meeting: clock times from the start the reader types.

const CLOCK = /^\s*(\d{1,2})(?:[.:]?(\d{2}))?\s*$/;
const DAY = 24 * 60;

/** Minutes since midnight, or null for what is no time of day. */
export function minutesOf(typed) {
  const [, hour, minute = "0"] = CLOCK.exec(typed) ?? [];
  const fits = hour !== undefined && Number(hour) < 24 && Number(minute) < 60;
  return fits ? Number(hour) * 60 + Number(minute) : null;
}

function clock(minutes) {
  const within = minutes % DAY;
  const two = (number) => String(number).padStart(2, "0");
  return `${two(Math.floor(within / 60))}.${two(within % 60)}`;
}

export function mountOrder(order) {
  const start = order.querySelector(".course-start");
  const field = start.querySelector("input");
  const unreadable = start.querySelector(".course-unreadable");
  const spans = [...order.querySelectorAll("[data-from]")];
  const counted = spans.map((span) => span.textContent);
  const show = () => {
    const begins = minutesOf(field.value);
    unreadable.hidden = begins !== null || !field.value.trim();
    field.setAttribute("aria-invalid", String(!unreadable.hidden));
    spans.forEach((span, at) => {
      const from = begins + Number(span.dataset.from);
      const until = from + Number(span.dataset.minutes);
      span.textContent = begins === null ? counted[at] : `${clock(from)}–${clock(until)}`;
    });
  };
  start.hidden = false;
  field.addEventListener("input", show);
  show();
  order.dataset.ready = "";
}

