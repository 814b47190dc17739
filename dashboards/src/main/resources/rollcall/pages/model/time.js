// The home's civil time. Times the server sends with the home's offset are read as they are written; only a bare
// instant (…Z) is brought into the home's zone, and the zone of this computer plays no part.

const ZONE = 'Asia/Shanghai';
const MINUTES_A_DAY = 1_440;

const civil = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** `2026-11-24` at that instant (ms) in the home. */
export function dateAt(instantMs) {
  return localText(instantMs).slice(0, 10);
}

/** `08:21` of a time the server sent, or of an instant in ms. */
export function clock(time) {
  return asLocal(time).slice(11, 16);
}

/** `08:21:40`. */
export function clockToTheSecond(time) {
  return asLocal(time).slice(11, 19);
}

/** Minutes since the midnight that begins `date`; a time of the next morning is above 1440. */
export function minuteOn(date, time) {
  const local = asLocal(time);
  const days = Math.round((Date.parse(local.slice(0, 10)) - Date.parse(date)) / 86_400_000);
  return days * MINUTES_A_DAY + minuteOfClock(local.slice(11, 16));
}

/** Minutes since midnight of `08:30`. */
export function minuteOfClock(text) {
  const [hours, minutes] = text.split(':').map(Number);
  return hours * 60 + minutes;
}

export function addDays(date, days) {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

function asLocal(time) {
  return typeof time === 'string' && !time.endsWith('Z') ? time : localText(new Date(time).getTime());
}

function localText(instantMs) {
  const part = Object.fromEntries(civil.formatToParts(instantMs).map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}`;
}
