// The services of the day with their persons, person-times and time. A figure tells its definition on hover, and the
// definitions stand below for whoever cannot hover.
import { css, html, LitElement } from 'lit';
import { base, card } from '../design/shared.js';
import { duration } from '../i18n/dates.js';
import { Localised, t, word } from '../i18n/index.js';

const DEFINED = ['persons', 'personTimes'];

class ServicesToday extends LitElement {
  static properties = { services: { attribute: false } };

  static styles = [
    base,
    card,
    css`
      section {
        padding: var(--space-4);
      }
      table {
        width: 100%;
        margin-top: var(--space-2);
        border-collapse: collapse;
        font-size: var(--font-small);
      }
      th {
        color: var(--text-quiet);
        font-size: var(--font-small);
        font-weight: 400;
        text-align: left;
      }
      tbody th {
        color: var(--text);
        font-size: inherit;
        overflow-wrap: break-word;
      }
      th,
      td {
        vertical-align: baseline;
        padding: var(--space-2) 0 var(--space-2) var(--space-2);
        border-top: var(--border) solid var(--line);
      }
      thead th {
        vertical-align: bottom;
        border-top: 0;
        padding-top: 0;
        padding-bottom: var(--space-1);
      }
      th:first-child {
        padding-left: 0;
      }
      td,
      thead th:not(:first-child) {
        text-align: right;
        font-variant-numeric: tabular-nums;
      }
      td {
        white-space: nowrap;
      }
      details {
        margin-top: var(--space-2);
        color: var(--text-quiet);
        font-size: var(--font-small);
      }
      summary {
        min-height: 1.5rem;
        cursor: pointer;
      }
    `,
  ];

  constructor() {
    super();
    new Localised(this);
  }

  render() {
    return html`<section class="card" aria-labelledby="title">
      <h2 id="title">${t('services.title')}</h2>
      ${this.services.length === 0 ? html`<p class="quiet small">${t('services.none')}</p>` : this.#table()}
    </section>`;
  }

  #table() {
    return html`
      <table>
        <thead>
          <tr>
            <th scope="col">${t('services.type')}</th>
            ${DEFINED.map((name) => html`<th scope="col" title=${t(`services.${name}.means`)}>${t(`services.${name}`)}</th>`)}
            <th scope="col">${t('services.minutes')}</th>
          </tr>
        </thead>
        <tbody>
          ${this.services.map(row)}
        </tbody>
      </table>
      <details>
        <summary>${DEFINED.map((name) => t(`services.${name}`)).join(' / ')}</summary>
        ${DEFINED.map((name) => html`<p>${t(`services.${name}.means`)}</p>`)}
      </details>
    `;
  }
}

function row({ type, persons, personTimes, minutes }) {
  return html`<tr>
    <th scope="row">${word('service', type)}</th>
    <td>${persons}</td>
    <td>${personTimes}</td>
    <td>${minutes === 0 ? '–' : duration(minutes)}</td>
  </tr>`;
}

customElements.define('rc-services-today', ServicesToday);
