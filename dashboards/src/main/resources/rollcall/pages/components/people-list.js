// The people of the board as a table: search, legend, one row a person. Arrow keys go from row to row, Enter opens.
// Fires `search` with the text and `open` with the person in `detail`.
import { css, html, LitElement } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { base, card } from '../design/shared.js';
import { Localised, t } from '../i18n/index.js';
import './people-legend.js';
import './person-row.js';
import './search-field.js';
import './track-axis.js';

class PeopleList extends LitElement {
  static properties = {
    people: { attribute: false },
    all: { type: Number },
    date: {},
    now: { type: Number },
    search: {},
  };

  static styles = [
    base,
    card,
    css`
      :host {
        container-type: inline-size;
        --people-columns: minmax(5rem, 1fr) minmax(10rem, 1.6fr) 7rem minmax(9rem, 5fr) minmax(4rem, 0.7fr);
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-4);
        padding: var(--space-3) var(--space-4);
      }
      rc-search-field {
        flex: 0 1 15rem;
        margin-left: auto;
      }
      .columns {
        display: grid;
        grid-template-columns: var(--people-columns);
        column-gap: var(--space-4);
        align-items: center;
        padding: var(--space-1) var(--space-4);
        border-top: var(--border) solid var(--line);
        background: var(--sunken);
        color: var(--text-quiet);
        font-size: var(--font-small);
      }
      rc-person-row:last-child {
        border-radius: 0 0 var(--radius) var(--radius);
      }
      @container (max-width: 40rem) {
        .head {
          padding: var(--space-3);
        }
        rc-search-field {
          flex: 1 1 100%;
        }
        .columns {
          display: block;
          padding: var(--space-1) var(--space-3);
        }
        .columns > :not(.axis) {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
      }
    `,
  ];

  constructor() {
    super();
    new Localised(this);
  }

  /** For the `/` key. */
  focusSearch() {
    this.renderRoot.querySelector('rc-search-field').focus();
  }

  render() {
    return html`
      <section class="card" aria-labelledby="title">
        <div class="head">
          <h2 id="title">${t('people.title')}</h2>
          <span class="quiet figures" role="status">
            ${t('people.shown', { shown: this.people.length, all: this.all })}
          </span>
          <rc-people-legend ?now=${this.now !== undefined}></rc-people-legend>
          <rc-search-field .value=${this.search}></rc-search-field>
        </div>
        ${this.people.length === 0 ? html`<slot></slot>` : this.#table()}
      </section>
    `;
  }

  #table() {
    return html`
      <div role="table" aria-labelledby="title" @keydown=${this.#step}>
        <div role="rowgroup">
          <div class="columns" role="row">
            <span role="columnheader">${t('people.name')}</span>
            <span role="columnheader">${t('people.state')}</span>
            <span role="columnheader">${t('people.times')}</span>
            <span class="axis" role="columnheader" aria-label=${t('people.track')}>
              <rc-track-axis .now=${this.now}></rc-track-axis>
            </span>
            <span role="columnheader">${t('people.device')}</span>
          </div>
        </div>
        <div role="rowgroup">${repeat(this.people, ({ person }) => person, (person) => this.#row(person))}</div>
      </div>
    `;
  }

  #row(person) {
    return html`<rc-person-row
      .person=${person}
      .date=${this.date}
      .now=${this.now}
      @open=${() => this.dispatchEvent(new CustomEvent('open', { detail: person }))}
    ></rc-person-row>`;
  }

  #step(press) {
    const steps = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' };
    const row = press.target.closest('rc-person-row');
    if (press.key in steps && row !== null) {
      press.preventDefault();
      row[steps[press.key]]?.focus();
    }
  }
}

customElements.define('rc-people-list', PeopleList);
