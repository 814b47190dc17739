// The board of one home and day, kept true: loaded, loaded again on every change (at most once a second), on every
// reconnect, after a failure, and now and then: a terminal that falls silent is no event. A Lit controller: its host is drawn again when anything here changes.
import { getJson, Problem } from './client.js';
import { LiveChannel } from './live.js';

const SHORTEST_GAP_MS = 1_000;
const RETRY_MS = 5_000;
const QUIET_RELOAD_MS = 30_000;

export class BoardFeed {
  /** The last board that arrived; it stays when the connection goes. */
  board;
  /** Why there is no newer board; undefined when the last request went well. */
  problem;
  paused = false;
  changedWhilePaused = false;
  /** `performance.now()` of the last sign that what is shown is current. */
  confirmedAt;

  #host;
  #home;
  #date;
  #live;
  #request;
  #timer;
  #quiet;
  #loading = false; // asked for, or about to be
  #startedAt = -Infinity;
  #clockOffsetMs = 0;

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected() {
    this.#stop();
  }

  /** connecting | live | lost | refused | paused */
  get connection() {
    if (this.paused) {
      return 'paused';
    }
    return this.problem?.passing && this.#live?.state === 'live' ? 'lost' : (this.#live?.state ?? 'connecting');
  }

  /** The server's time now, as far as its last answer tells: people's computers are often wrong. */
  now() {
    return Date.now() + this.#clockOffsetMs;
  }

  show(home, date) {
    if (home === this.#home && date === this.#date) {
      return;
    }
    this.#stop();
    Object.assign(this, { board: undefined, problem: undefined, paused: false, changedWhilePaused: false });
    this.#home = home;
    this.#date = date;
    this.#listen();
    this.reload();
  }

  /** From here on nothing moves: an answer on its way is not waited for. */
  pause() {
    this.paused = true;
    this.changedWhilePaused = this.#loading;
    this.#drop();
    this.#host.requestUpdate();
  }

  resume() {
    this.paused = false;
    this.changedWhilePaused = false;
    this.reload();
  }

  /** Asks now, or as soon as a second has passed since the last time. */
  reload() {
    clearTimeout(this.#timer);
    this.#loading = true;
    const wait = Math.max(0, this.#startedAt + SHORTEST_GAP_MS - performance.now());
    this.#timer = setTimeout(() => this.#load(), wait);
    this.#host.requestUpdate();
  }

  #listen() {
    this.#live = new LiveChannel(`/api/v1/live?home=${encodeURIComponent(this.#home)}`);
    this.#live.addEventListener('change', ({ detail }) => this.#changed(detail));
    this.#live.addEventListener('heard', () => this.#confirm());
    this.#live.addEventListener('state', ({ target }) => this.#reconnected(target.state));
    this.#live.open();
  }

  #changed({ date }) {
    if (date !== undefined && date !== this.#date) {
      return;
    }
    if (this.paused) {
      this.changedWhilePaused = true;
      this.#host.requestUpdate();
    } else {
      this.reload();
    }
  }

  /** Whatever happened while the stream was down was not heard, so ask. */
  #reconnected(state) {
    this.#host.requestUpdate();
    if (state === 'live') {
      this.#changed({});
    }
  }

  async #load() {
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    this.#startedAt = performance.now();
    const path = `/api/v1/homes/${encodeURIComponent(this.#home)}/days/${this.#date}`;
    try {
      this.#arrived(await getJson(path, { signal: request.signal }));
    } catch (failure) {
      if (!request.signal.aborted) {
        this.#failed(failure);
      }
    }
    this.#loading = this.#request !== request && this.#loading;
    this.#host.requestUpdate();
  }

  #arrived(board) {
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.reload(), QUIET_RELOAD_MS);
    this.board = board;
    this.problem = undefined;
    this.#clockOffsetMs = (Date.parse(board.asOf) || Date.now()) - Date.now();
    this.confirmedAt = performance.now();
  }

  #failed(failure) {
    if (!(failure instanceof Problem)) {
      throw failure;
    }
    this.problem = failure;
    if (failure.passing) {
      this.#timer = setTimeout(() => this.#load(), RETRY_MS);
    }
  }

  /** A sign of life confirms the board only while nothing is known to be missing from it. */
  #confirm() {
    if (!this.paused && this.problem === undefined && this.board !== undefined) {
      this.confirmedAt = performance.now();
      this.#host.requestUpdate();
    }
  }

  #stop() {
    this.#drop();
    this.#live?.close();
  }

  #drop() {
    clearTimeout(this.#timer);
    clearTimeout(this.#quiet);
    this.#request?.abort();
    this.#loading = false;
  }
}
