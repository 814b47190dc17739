// What changed, as it changes: the server's event stream, kept open.
//
//   connecting ──answer──▶ live ──end, silence──▶ connecting ──failure──▶ lost ──answer──▶ live
//                                                     └──401, 403, 404──▶ refused (stays)
//
// One failure-free reconnect is not worth a word: proxies cut streams. `lost` begins with the first failed attempt.
import { get } from './client.js';
import { EventStream } from './event-stream.js';

const SILENCE_LIMIT_MS = 40_000; // the server speaks every 15 s
const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;

/**
 * Events: `state` (see `state`), `heard` (anything at all arrived), `change` (`detail` is the server's data, empty when
 * anything may have changed, as after an import).
 */
export class LiveChannel extends EventTarget {
  state = 'connecting';
  #path;
  #lastId;
  #failures = 0;
  #closed = new AbortController();
  #attempt;
  #wake = () => {};

  constructor(path) {
    super();
    this.#path = path;
  }

  open() {
    const signal = this.#closed.signal;
    addEventListener('online', () => this.#wake(), { signal });
    addEventListener('offline', () => this.#attempt?.abort(), { signal });
    document.addEventListener('visibilitychange', () => document.hidden || this.#wake(), { signal });
    this.#run();
  }

  close() {
    this.#closed.abort();
    this.#attempt?.abort();
    this.#wake();
  }

  async #run() {
    while (!this.#closed.signal.aborted) {
      try {
        await this.#listen();
      } catch (failure) {
        if (['FORBIDDEN', 'NOT_FOUND'].includes(failure.kind)) {
          this.#enter('refused');
          return;
        }
      }
      const wasLive = this.state === 'live';
      this.#failures = wasLive ? 0 : this.#failures + 1;
      this.#enter(wasLive ? 'connecting' : 'lost');
      await this.#pause(delay(this.#failures));
    }
  }

  /** One connection, from the request to its end. */
  async #listen() {
    this.#attempt = new AbortController();
    const watch = new Silence(() => this.#attempt.abort());
    const headers = this.#lastId === undefined ? {} : { 'Last-Event-ID': this.#lastId };
    try {
      const body = await get(this.#path, {
        signal: this.#attempt.signal,
        accept: 'text/event-stream',
        headers,
        read: (response) => response.body,
      });
      this.#enter('live');
      const stream = new EventStream((event) => this.#take(event));
      const reader = body.pipeThrough(new TextDecoderStream()).getReader();
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        watch.heard();
        this.dispatchEvent(new Event('heard'));
        stream.push(piece.value);
      }
    } finally {
      watch.end();
      this.#attempt.abort();
    }
  }

  #take({ type, data, id }) {
    this.#lastId = id ?? this.#lastId;
    if (type !== 'change' && type !== 'registry') {
      return;
    }
    try {
      this.dispatchEvent(new CustomEvent('change', { detail: JSON.parse(data) }));
    } catch {
      // A change we cannot read is still a change.
      this.dispatchEvent(new CustomEvent('change', { detail: {} }));
    }
  }

  #enter(state) {
    if (this.state !== state && !this.#closed.signal.aborted) {
      this.state = state;
      this.dispatchEvent(new Event('state'));
    }
  }

  #pause(ms) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Calls back when nothing was heard for too long: a dead network tells nobody that it died. */
class Silence {
  #timer;
  #onSilence;

  constructor(onSilence) {
    this.#onSilence = onSilence;
    this.heard();
  }

  heard() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#onSilence, SILENCE_LIMIT_MS);
  }

  end() {
    clearTimeout(this.#timer);
  }
}

/** Doubling, up to a limit, and spread so that a hundred pages do not come back in one instant. */
function delay(failures) {
  const longest = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** failures);
  return longest / 2 + Math.random() * (longest / 2);
}
