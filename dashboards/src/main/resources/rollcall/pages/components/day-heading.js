// The title line of a board: home, date, what kind of day it is, and the way to the days beside it. The slots `status`
// and `actions` hold what the page adds.
import { css, html, LitElement, nothing } from 'lit';
import { paths } from '../app/paths.js';
import { base, buttons, tones } from '../design/shared.js';
import { longDate } from '../i18n/dates.js';
import { Localised, t, word } from '../i18n/index.js';
import { addDays } from '../model/time.js';
import './icon.js';

class DayHeading extends LitElement {
  static properties = { home: {}, name: {}, date: {}, today: {}, board: { attribute: false } };

  static styles = [
    base,
    buttons,
    tones,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        justify-content: space-between;
        gap: var(--space-3) var(--space-5);
      }
      .back {
        display: inline-flex;
        align-items: center;
        min-height: 1.75rem;
        font-size: var(--font-small);
      }
      h1 {
        font-size: var(--font-title);
        line-height: 1.3;
        overflow-wrap: anywhere;
      }
      .day {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-1) var(--space-3);
      }
      time {
        font-size: var(--font-lead);
      }
      .kind {
        padding: 0.05rem var(--space-2);
        border-radius: var(--radius-small);
        background: var(--tone-soft);
        color: var(--tone);
        font-size: var(--font-small);
        font-weight: var(--weight-strong);
      }
      .status {
        margin-top: var(--space-1);
      }
      .tools,
      nav {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
    `,
  ];

  constructor() {
    super();
    new Localised(this);
  }

  render() {
    return html`
      <div>
        <a class="back" href=${paths.homes()}>${t('app.homes')}</a>
        <h1>${this.name}</h1>
        <div class="day">
          <time datetime=${this.date}>${longDate(this.date)}</time>
          ${this.board === undefined ? nothing : this.#kind(this.board)}
        </div>
        <div class="status"><slot name="status"></slot></div>
      </div>
      <div class="tools">
        <nav aria-label=${t('today.dayNavigation')}>
          ${this.#step(-1, 'previous', 'today.previousDay')}
          ${this.date === this.today
            ? nothing
            : html`<a class="button" href=${paths.today(this.home)}>${t('today.backToToday')}</a>`}
          ${this.#step(1, 'next', 'today.nextDay')}
        </nav>
        <slot name="actions"></slot>
      </div>
    `;
  }

  /** Open or closed, and why when the calendar alone would not tell. */
  #kind({ open, dayKind, dayName, provisionalCalendar }) {
    const words = [open ? t('today.open') : t('today.closed')];
    if (dayKind === 'MAKEUP_WORKDAY') {
      words.push(t('today.makeUp'));
    } else if (dayKind !== undefined && (dayKind !== 'WORKDAY' || !open)) {
      words.push(dayName ?? word('dayKind', dayKind));
    }
    return html`
      <span class="kind tone-${open ? 'good' : 'plain'}">${words.join(' · ')}</span>
      ${provisionalCalendar
        ? html`<span class="kind tone-warn" title=${t('today.provisional.text')}>${t('today.provisional')}</span>`
        : nothing}
    `;
  }

  #step(days, icon, key) {
    const date = addDays(this.date, days);
    const path = date === this.today ? paths.today(this.home) : paths.day(this.home, date);
    return html`<a class="button icon-only" href=${path} aria-label=${t(key)} title=${t(key)}>
      <rc-icon name=${icon}></rc-icon>
    </a>`;
  }
}

customElements.define('rc-day-heading', DayHeading);
