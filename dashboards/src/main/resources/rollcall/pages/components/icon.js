// One icon of design/icons.js. It says nothing by itself: a word always stands beside it, or its button has a label.
import { css, html, LitElement } from 'lit';
import { ICONS } from '../design/icons.js';

class Icon extends LitElement {
  static properties = { name: {} };

  static styles = css`
    :host {
      display: inline-flex;
      flex: none;
      width: 1.25em;
      height: 1.25em;
    }
    svg {
      width: 100%;
      height: 100%;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.9;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `;

  render() {
    return html`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">${ICONS[this.name]}</svg>`;
  }
}

customElements.define('rc-icon', Icon);
