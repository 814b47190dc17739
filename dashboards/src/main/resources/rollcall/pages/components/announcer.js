// Tells a screen reader a text that changes often: the first silently, later ones at most every ten seconds, the last
// one always.
import { html, LitElement } from 'lit';
import { base } from '../design/shared.js';

const SHORTEST_GAP_MS = 10_000;

class Announcer extends LitElement {
  static properties = { text: {}, said: { state: true } };

  static styles = [base];

  #timer;
  #lastAt = -Infinity;
  #first;

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  willUpdate(changed) {
    if (!changed.has('text') || this.text === undefined) {
      return;
    }
    this.#first ??= this.text;
    if (this.text !== this.#first || this.said !== undefined) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#say(), Math.max(0, this.#lastAt + SHORTEST_GAP_MS - performance.now()));
    }
  }

  render() {
    return html`<div class="visually-hidden" role="status">${this.said}</div>`;
  }

  #say() {
    this.#lastAt = performance.now();
    this.said = this.text;
  }
}

customElements.define('rc-announcer', Announcer);
