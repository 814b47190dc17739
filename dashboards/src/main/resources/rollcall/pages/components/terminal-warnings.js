// Terminals, only when something is wrong, with what it costs. The alarm names them once; the growing duration stands
// outside of it, or a screen reader would hear it every minute.
import { css, html, LitElement } from 'lit';
import { base } from '../design/shared.js';
import { duration } from '../i18n/dates.js';
import { Localised, t } from '../i18n/index.js';
import './icon.js';

class TerminalWarnings extends LitElement {
  static properties = { devices: { attribute: false }, instant: { type: Number } };

  static styles = [
    base,
    css`
      li {
        display: flex;
        align-items: flex-start;
        gap: var(--space-2);
        padding: var(--space-3) var(--space-4);
        border: var(--border) solid var(--warn);
        border-radius: var(--radius);
        background: var(--warn-soft);
        color: var(--warn);
        font-weight: var(--weight-strong);
      }
      li + li {
        margin-top: var(--space-2);
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
    const names = this.devices.map(({ device }) => device).join(', ');
    return html`
      <div class="visually-hidden" role="alert">${t('terminals.alert', { devices: names })}</div>
      <ul>
        ${this.devices.map((device) => html`<li><rc-icon name="terminal"></rc-icon><span>${this.#sentence(device)}</span></li>`)}
      </ul>
    `;
  }

  #sentence({ device, lastContactAt }) {
    if (!lastContactAt) {
      return t('terminals.never', { device });
    }
    const minutes = Math.max(0, Math.floor((this.instant - Date.parse(lastContactAt)) / 60_000));
    return t('terminals.offline', { device, duration: duration(minutes) });
  }
}

customElements.define('rc-terminal-warnings', TerminalWarnings);
