// One person of the board. The name is the button; a click anywhere on the row does the same. Fires `open`.
import { css, html, LitElement, nothing } from 'lit';
import { base } from '../design/shared.js';
import { Localised, t } from '../i18n/index.js';
import { isMissing } from '../model/board.js';
import { marksOf } from '../model/marks.js';
import { clock } from '../model/time.js';
import './state-mark.js';
import './track.js';

class PersonRow extends LitElement {
  static properties = { person: { attribute: false }, date: {}, now: { type: Number } };

  static styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: var(--people-columns);
        align-items: center;
        column-gap: var(--space-4);
        min-height: 2.75rem;
        padding: var(--space-1) var(--space-4);
        border-top: var(--border) solid var(--line);
        cursor: pointer;
      }
      :host(:hover) {
        background: var(--sunken);
      }
      button {
        min-height: 2rem;
        max-width: 100%;
        margin: 0 calc(-1 * var(--space-1));
        padding: 0 var(--space-1);
        border: 0;
        background: none;
        color: var(--text);
        font: inherit;
        font-weight: var(--weight-strong);
        text-align: left;
        overflow-wrap: anywhere;
        cursor: pointer;
      }
      :host(:hover) button {
        text-decoration: underline;
        text-underline-offset: 0.25em;
      }
      .times {
        white-space: nowrap;
      }
      .state {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-2);
      }
      .track {
        align-self: stretch;
        margin: calc(-1 * var(--space-1)) 0; /* the now-line runs through all rows */
      }
      rc-track {
        height: 100%;
      }
      .device {
        overflow-wrap: anywhere;
      }
      @container (max-width: 40rem) {
        :host {
          grid-template:
            'name state' auto
            'times device' auto
            'track track' 1.75rem / 1fr auto;
          row-gap: 0;
          padding: var(--space-2) var(--space-3);
        }
        .name {
          grid-area: name;
        }
        .state {
          grid-area: state;
          justify-content: flex-end;
        }
        .times {
          grid-area: times;
        }
        .device {
          grid-area: device;
          text-align: right;
        }
        .track {
          grid-area: track;
          margin: 0;
        }
      }
    `,
  ];

  constructor() {
    super();
    new Localised(this);
    this.addEventListener('click', () => this.dispatchEvent(new Event('open')));
  }

  connectedCallback() {
    super.connectedCallback();
    this.setAttribute('role', 'row');
  }

  focus(options) {
    this.renderRoot.querySelector('button').focus(options);
  }

  render() {
    const { name, device } = this.person;
    const [leading, ...others] = marksOf(this.person, this.now !== undefined);
    return html`
      <div class="name" role="cell">
        <button title=${t('people.open', { name })}>${name}</button>
      </div>
      <div class="state" role="cell">
        <rc-state-mark .of=${leading}></rc-state-mark>
        ${others.map((mark) => html`<rc-state-mark tag .of=${mark}></rc-state-mark>`)}
      </div>
      <div class="times figures" role="cell">${times(this.person)}</div>
      <div class="track" role="cell">
        <rc-track .person=${this.person} date=${this.date} .now=${this.now}></rc-track>
      </div>
      <div class="device small quiet" role="cell">${device ?? nothing}</div>
    `;
  }
}

/** `08:21 – 16:02`; a side that is not there stays empty. Who is awaited is told since when. */
function times(person) {
  if (!person.in && !person.out) {
    const due = isMissing(person) && person.start;
    return html`<span class="quiet">${due ? t('absent.due', { start: person.start }) : '–'}</span>`;
  }
  const side = (time) => (time ? clock(time) : '');
  return `${side(person.in)} – ${side(person.out)}`.trim();
}

customElements.define('rc-person-row', PersonRow);
