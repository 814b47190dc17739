// Whether the board is current, in words: the state of the connection and the age of the data. The age ticks here and
// redraws nothing else.
import { css, html, LitElement, nothing } from 'lit';
import { base, tones } from '../design/shared.js';
import { ago } from '../i18n/dates.js';
import { Localised, t } from '../i18n/index.js';
import './icon.js';

const TICK_MS = 1_000;
const LOOKS = {
  connecting: { icon: 'wait', tone: 'plain' },
  live: { icon: 'connected', tone: 'good' },
  lost: { icon: 'disconnected', tone: 'bad' },
  paused: { icon: 'pause', tone: 'warn' },
  refused: { icon: 'disconnected', tone: 'warn' },
};

class Connection extends LitElement {
  static properties = { state: {}, confirmedAt: { type: Number } };

  static styles = [
    base,
    tones,
    css`
      :host {
        display: inline-flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--space-3);
      }
      .state {
        display: inline-flex;
        align-items: center;
        gap: var(--space-2);
        color: var(--tone);
        font-weight: var(--weight-strong);
      }
    `,
  ];

  #ticker;

  constructor() {
    super();
    new Localised(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#ticker = setInterval(() => this.requestUpdate(), TICK_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#ticker);
  }

  render() {
    const { icon, tone } = LOOKS[this.state];
    return html`
      <span class="state tone-${tone}" role="status">
        <rc-icon name=${icon}></rc-icon>${t(`connection.${this.state}`)}
      </span>
      ${this.confirmedAt === undefined ? nothing : this.#age()}
    `;
  }

  #age() {
    const age = ago(performance.now() - this.confirmedAt);
    return html`<span class="quiet figures" title=${t('connection.age.means')}>${t('connection.age', { ago: age })}</span>`;
  }
}

customElements.define('rc-connection', Connection);
