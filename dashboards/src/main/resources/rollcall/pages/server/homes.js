// The homes a token may see, out of the paged list of org units.
import { getJson } from './client.js';

const MOST_PAGES = 50;
const WITH_A_BOARD = new Set(['home', 'centre']);

/** All homes and centres as `{code, name, area}`, in the order of their codes. */
export async function listHomes({ signal } = {}) {
  const units = new Map();
  let cursor;
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = cursor === undefined ? '' : `?after=${encodeURIComponent(cursor)}`;
    const { items = [], next } = await getJson(`/api/v1/org-units${query}`, { signal });
    items.forEach((unit) => units.set(unit.code, unit));
    if (next === null || next === undefined) {
      break;
    }
    cursor = next;
  }
  return [...units.values()]
    .filter((unit) => WITH_A_BOARD.has(unit.kind))
    .map(({ code, name, parent }) => ({ code, name, area: units.get(parent)?.name }))
    .sort((one, other) => one.code.localeCompare(other.code));
}
