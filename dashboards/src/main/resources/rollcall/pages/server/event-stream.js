// The text/event-stream format, from pieces of text to events. EventSource would do it, but cannot send the bearer
// header. Pieces may be cut anywhere; lines end in LF, CR LF or CR; comments and unknown fields are skipped.

const LONGEST_LINE = 65_536;

/** Calls `onEvent({type, data, id})` for each whole event in what is pushed; `id` is the last one seen so far. */
export class EventStream {
  #onEvent;
  #line = '';
  #afterReturn = false;
  #type = '';
  #data = [];
  #id;

  constructor(onEvent) {
    this.#onEvent = onEvent;
  }

  push(text) {
    for (const character of text) {
      if (character === '\n' && this.#afterReturn) {
        this.#afterReturn = false;
        continue;
      }
      this.#afterReturn = character === '\r';
      if (character === '\n' || character === '\r') {
        this.#take(this.#line);
        this.#line = '';
      } else if (this.#line.length < LONGEST_LINE) {
        this.#line += character;
      } else {
        throw new RangeError('event stream line too long');
      }
    }
  }

  #take(line) {
    if (line === '') {
      this.#dispatch();
      return;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') {
      this.#type = value;
    } else if (field === 'data') {
      this.#data.push(value);
    } else if (field === 'id') {
      this.#id = value;
    }
  }

  #dispatch() {
    if (this.#data.length > 0) {
      this.#onEvent({ type: this.#type || 'message', data: this.#data.join('\n'), id: this.#id });
    }
    this.#type = '';
    this.#data = [];
  }
}
