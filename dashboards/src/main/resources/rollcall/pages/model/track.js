// The one time scale of a day on the board, 07:00 to 18:00, and what of a person-day falls on it. Positions are
// percentages, so a track needs no measuring.
import { minuteOfClock, minuteOn } from './time.js';

export const FROM = 7 * 60;
export const TO = 18 * 60;
export const HOURS = [8, 9, 10, 11, 12, 13, 14, 15, 16, 17];

/** Per cent from the left of a minute of the day; what lies outside stands at the edge. */
export function position(minute) {
  return ((Math.min(TO, Math.max(FROM, minute)) - FROM) / (TO - FROM)) * 100;
}

export function isOnTrack(minute) {
  return minute >= FROM && minute <= TO;
}

/** The planned span in minutes, or undefined. */
export function plannedOf({ start, end }) {
  return start && end ? { from: minuteOfClock(start), to: minuteOfClock(end) } : undefined;
}

/**
 * What happened, in minutes: `{from, to}` with `to` = now for who is still there; `{from}` or `{to}` alone is a punch
 * whose other side is missing: it is drawn as a point and never guessed.
 */
export function factOf(date, person, now) {
  const from = person.in ? minuteOn(date, person.in) : undefined;
  const to = person.out ? minuteOn(date, person.out) : undefined;
  if (from === undefined && to === undefined) {
    return undefined;
  }
  const goesOn = to === undefined && person.presence === 'PRESENT' && now !== undefined && now >= from;
  return { from, to: goesOn ? now : to };
}
