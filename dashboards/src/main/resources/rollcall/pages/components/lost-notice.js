// Says that the connection is gone and how old what is still shown is.
import { css, html, LitElement } from 'lit';
import { base } from '../design/shared.js';
import { Localised, t } from '../i18n/index.js';
import './icon.js';

class LostNotice extends LitElement {
  static properties = { time: {} };

  static styles = [
    base,
    css`
      div {
        display: flex;
        align-items: flex-start;
        gap: var(--space-2);
        padding: var(--space-3) var(--space-4);
        border: var(--border) solid var(--bad);
        border-radius: var(--radius);
        background: var(--bad-soft);
        color: var(--bad);
        font-weight: var(--weight-strong);
      }
      rc-icon {
        margin-top: 0.125em;
      }
    `,
  ];

  constructor() {
    super();
    new Localised(this);
  }

  render() {
    return html`<div role="alert">
      <rc-icon name="disconnected"></rc-icon>
      <span>${t('connection.lostNotice', { time: this.time })}</span>
    </div>`;
  }
}

customElements.define('rc-lost-notice', LostNotice);
