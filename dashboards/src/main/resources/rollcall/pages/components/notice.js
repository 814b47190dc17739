// A quiet panel for everything that is not a list: empty, loading, failed. What to do about it goes into the slot.
import { css, html, LitElement, nothing } from 'lit';
import { base } from '../design/shared.js';
import './icon.js';

class Notice extends LitElement {
  static properties = { icon: {}, heading: {}, text: {}, detail: {} };

  static styles = [
    base,
    css`
      :host {
        padding: var(--space-6) var(--space-4);
        text-align: center;
      }
      rc-icon {
        width: 2.5rem;
        height: 2.5rem;
        color: var(--text-quiet);
      }
      h2 {
        margin-top: var(--space-2);
      }
      p {
        max-width: 34rem;
        margin: var(--space-1) auto 0;
        color: var(--text-quiet);
      }
      ::slotted(*) {
        margin-top: var(--space-4);
      }
    `,
  ];

  render() {
    return html`
      <rc-icon name=${this.icon}></rc-icon>
      <h2>${this.heading}</h2>
      ${this.text ? html`<p>${this.text}</p>` : nothing}
      ${this.detail ? html`<p class="small figures">${this.detail}</p>` : nothing}
      <slot></slot>
    `;
  }
}

customElements.define('rc-notice', Notice);
