// Badge numbers that punched and belong to nobody yet: number, terminal, times.
import { css, html, LitElement } from 'lit';
import { base, card } from '../design/shared.js';
import { Localised, t } from '../i18n/index.js';
import { clock } from '../model/time.js';
import './icon.js';

class UnknownBadges extends LitElement {
  static properties = { badges: { attribute: false } };

  static styles = [
    base,
    card,
    css`
      section {
        padding: var(--space-4);
      }
      h2 {
        display: flex;
        align-items: center;
        gap: var(--space-2);
      }
      h2 rc-icon {
        color: var(--odd);
      }
      li {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 0 var(--space-3);
        padding: var(--space-2) 0;
        border-top: var(--border) solid var(--line);
      }
      ul {
        margin-top: var(--space-3);
      }
      strong {
        overflow-wrap: anywhere;
      }
      .end {
        text-align: right;
      }
    `,
  ];

  constructor() {
    super();
    new Localised(this);
  }

  render() {
    return html`<section class="card" aria-labelledby="title">
      <h2 id="title"><rc-icon name="badge"></rc-icon>${t('unknown.title')}</h2>
      <p class="quiet small">${t('unknown.explain')}</p>
      <ul>
        ${this.badges.map(badge)}
      </ul>
    </section>`;
  }
}

function badge({ number, device, firstAt, lastAt, count }) {
  return html`<li>
    <strong class="figures"><span class="visually-hidden">${t('unknown.number')} </span>${number}</strong>
    <span class="end figures">${span(firstAt, lastAt)}</span>
    <span class="quiet small"><span class="visually-hidden">${t('unknown.where')} </span>${device}</span>
    <span class="quiet small end">${t('unknown.times', { count })}</span>
  </li>`;
}

function span(firstAt, lastAt) {
  const [first, last] = [clock(firstAt), clock(lastAt)];
  return first === last ? first : `${first} – ${last}`;
}

customElements.define('rc-unknown-badges', UnknownBadges);
