// One way to ask the server. Every answer that is not the asked-for JSON becomes a Problem with a code the pages have
// words for; only an abort by the caller passes as it is.
import { access } from './access.js';

const TIMEOUT_MS = 15_000;

/** Why a request has no result: `kind` picks the words, `code` is the server's own, for the administrator. */
export class Problem extends Error {
  constructor(kind, { status = 0, code = kind, detail = '' } = {}) {
    super(`${kind} ${code} ${detail}`.trim());
    this.kind = kind;
    this.status = status;
    this.code = code;
    this.detail = detail;
  }

  /** Whether asking again later can help. */
  get passing() {
    return ['NETWORK', 'OVERLOADED', 'SERVER'].includes(this.kind);
  }
}

export function getJson(path, { signal } = {}) {
  const read = (response) => response.json();
  return get(path, { signal, accept: 'application/json', timeoutMs: TIMEOUT_MS, read });
}

/** What `read` makes of the successful response to a GET by whoever is let in; `timeoutMs` bounds both. */
export async function get(path, { signal, accept, headers = {}, timeoutMs, read }) {
  const abort = new AbortController();
  const stop = () => abort.abort();
  signal?.addEventListener('abort', stop);
  const timer = timeoutMs === undefined ? undefined : setTimeout(stop, timeoutMs);
  try {
    const response = await fetch(path, {
      headers: { Accept: accept, ...access.headers(), ...headers },
      signal: abort.signal,
      cache: 'no-store',
    });
    if (!response.ok) {
      throw await refusal(response);
    }
    return await read(response);
  } catch (failure) {
    if (failure instanceof Problem || signal?.aborted) {
      throw failure;
    }
    throw new Problem(failure instanceof SyntaxError ? 'UNREADABLE' : 'NETWORK');
  } finally {
    clearTimeout(timer);
  }
}

async function refusal(response) {
  const { code, detail } = await problemJson(response);
  if (response.status === 401) {
    access.forget({ refused: true });
  }
  return new Problem(kindOf(response.status), { status: response.status, code, detail });
}

async function problemJson(response) {
  try {
    const body = await response.json();
    return { code: body.code ?? `HTTP_${response.status}`, detail: body.detail ?? body.title ?? '' };
  } catch {
    return { code: `HTTP_${response.status}`, detail: '' };
  }
}

function kindOf(status) {
  switch (status) {
    case 401:
    case 403:
      return 'FORBIDDEN';
    case 404:
      return 'NOT_FOUND';
    case 429:
    case 503:
      return 'OVERLOADED';
    default:
      return status >= 500 ? 'SERVER' : 'UNREADABLE';
  }
}
