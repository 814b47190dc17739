// Signing in and out. A wrong password is an answer, not the end of whatever session there is.
import { access } from './access.js';

const ADDRESS = '/api/v1/session';
const TIMEOUT_MS = 15_000;
const REASONS = { 401: 'access.wrong', 429: 'access.slow' };

/** Signs in; the text key of why not, or `undefined` when it went well. */
export async function signIn(name, password) {
  try {
    const response = await fetch(ADDRESS, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({ name, password }),
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) {
      return REASONS[response.status] ?? 'access.unreachable';
    }
    access.acceptSession(await response.json());
    return undefined;
  } catch {
    return 'access.unreachable';
  }
}

/** Ends the session here and on the server; a server that can't be reached ends it by itself before long. */
export async function signOut() {
  const headers = access.headers({ changing: true });
  try {
    await fetch(ADDRESS, { method: 'DELETE', headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch {
    // The page forgets who it was all the same.
  }
  access.forget();
}
