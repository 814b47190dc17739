// The board of a home for one day: today by default, live.
import { html, LitElement, nothing } from 'lit';
import { BoardFeed } from '../server/board-feed.js';
import { preferences } from '../app/preferences.js';
import '../components/connection.js';
import '../components/count-bar.js';
import '../components/day-heading.js';
import '../components/lost-notice.js';
import '../components/not-arrived.js';
import '../components/notice.js';
import '../components/people-list.js';
import '../components/person-drawer.js';
import '../components/problem-notice.js';
import '../components/services-today.js';
import '../components/terminal-warnings.js';
import '../components/unknown-badges.js';
import { base, buttons, card, tones } from '../design/shared.js';
import { Localised, t } from '../i18n/index.js';
import { isMissing, peopleOf, peopleShown } from '../model/board.js';
import { clock, dateAt, minuteOn } from '../model/time.js';
import { layout } from './today-layout.js';

const TICK_MS = 15_000;

class TodayPage extends LitElement {
  static properties = {
    home: {},
    date: {}, // undefined: today, whichever day that becomes
    filter: { state: true },
    search: { state: true },
    opened: { state: true },
  };

  static styles = [base, buttons, card, tones, layout];

  #feed = new BoardFeed(this);
  #ticker;
  #onKey = (press) => this.#shortcut(press);

  constructor() {
    super();
    new Localised(this);
    this.search = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#ticker = setInterval(() => this.requestUpdate(), TICK_MS);
    document.addEventListener('keydown', this.#onKey);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#ticker);
    document.removeEventListener('keydown', this.#onKey);
  }

  willUpdate(changed) {
    if (changed.has('home') || changed.has('date')) {
      Object.assign(this, { filter: undefined, search: '', opened: undefined });
    }
    this.#feed.show(this.home, this.#day);
  }

  render() {
    const { board } = this.#feed;
    const name = board?.name ?? this.home;
    document.title = `${t(this.#isToday ? 'today.title' : 'today.dayTitle')} · ${name}`;
    return html`
      <rc-day-heading .home=${this.home} .name=${name} .date=${this.#day} .today=${this.#today} .board=${board}>
        ${this.#status()}
      </rc-day-heading>
      ${board === undefined ? this.#withoutBoard() : this.#board(board)}
      <rc-person-drawer
        .person=${this.opened}
        .date=${this.#day}
        ?today=${this.#isToday}
        @closed=${() => (this.opened = undefined)}
      ></rc-person-drawer>
    `;
  }

  #status() {
    const { connection, confirmedAt, board, paused, changedWhilePaused } = this.#feed;
    return html`
      <rc-connection slot="status" .state=${connection} .confirmedAt=${board === undefined ? undefined : confirmedAt}></rc-connection>
      ${changedWhilePaused ? html`<span slot="status" class="tone-warn changed" role="status">${t('today.pausedChanges')}</span>` : nothing}
      <button slot="actions" class="button" @click=${() => (paused ? this.#feed.resume() : this.#feed.pause())}>
        <rc-icon name=${paused ? 'play' : 'pause'}></rc-icon>${t(paused ? 'today.resume' : 'today.pause')}
      </button>
    `;
  }

  #withoutBoard() {
    const { problem } = this.#feed;
    return html`<div class="card">
      ${problem === undefined
        ? html`<rc-notice role="status" icon="wait" heading=${t('app.loading')}></rc-notice>`
        : html`<rc-problem-notice .problem=${problem} @retry=${() => this.#feed.reload()}></rc-problem-notice>`}
    </div>`;
  }

  #board(board) {
    const missing = board.open === false ? [] : peopleOf(board).filter(isMissing);
    const offline = (board.devices ?? []).filter(({ online }) => online === false);
    return html`
      ${this.#feed.connection === 'lost' ? html`<rc-lost-notice time=${clock(board.asOf)}></rc-lost-notice>` : nothing}
      ${offline.length > 0 && this.#isToday
        ? html`<rc-terminal-warnings .devices=${offline} .instant=${this.#feed.now()}></rc-terminal-warnings>`
        : nothing}
      <rc-count-bar .counts=${board.counts ?? {}} .chosen=${this.filter} @filter=${({ detail }) => (this.filter = detail)}>
      </rc-count-bar>
      ${missing.length > 0 ? html`<rc-not-arrived .people=${missing} @open=${this.#open}></rc-not-arrived>` : nothing}
      <div class="columns">
        ${this.filter === 'unknown' ? this.#unknown(board) : this.#people(board)}
        <div class="beside">
          ${this.filter !== 'unknown' ? this.#unknownTray(board) : nothing}
          <rc-services-today .services=${board.services ?? []}></rc-services-today>
        </div>
      </div>
    `;
  }

  #people(board) {
    return html`<rc-people-list
      .people=${peopleShown(board, this.filter, this.search)}
      .all=${peopleOf(board).length}
      .date=${board.date}
      .now=${this.#isToday ? minuteOn(board.date, this.#feed.now()) : undefined}
      .search=${this.search}
      @search=${({ detail }) => (this.search = detail)}
      @open=${this.#open}
    >
      ${this.#nobody(board)}
    </rc-people-list>`;
  }

  #nobody(board) {
    if (peopleOf(board).length > 0) {
      return html`<rc-notice icon="search" heading=${t('today.noMatchTitle')} text=${t('today.noMatchText')}>
        <button class="button" @click=${this.#showAll}>${t('today.showAll')}</button>
      </rc-notice>`;
    }
    return board.open === false
      ? html`<rc-notice icon="rest" heading=${t('today.closedTitle')} text=${t('today.closedText')}></rc-notice>`
      : html`<rc-notice icon="people" heading=${t('today.nobodyTitle')} text=${t('today.nobodyText')}></rc-notice>`;
  }

  #unknown(board) {
    const none = html`<div class="card">
      <rc-notice icon="badge" heading=${t('unknown.noneTitle')} text=${t('unknown.noneText')}></rc-notice>
    </div>`;
    return (board.unknown ?? []).length > 0 ? this.#unknownTray(board) : none;
  }

  #unknownTray({ unknown = [] }) {
    return unknown.length > 0 ? html`<rc-unknown-badges .badges=${unknown}></rc-unknown-badges>` : nothing;
  }

  get #today() {
    return dateAt(this.#feed.now());
  }

  get #day() {
    return this.date ?? this.#today;
  }

  get #isToday() {
    return this.#day === this.#today;
  }

  #open({ detail }) {
    this.opened = detail;
  }

  #showAll() {
    this.filter = undefined;
    this.search = '';
  }

  /** `/` goes to the search, unless somebody is typing or has switched single keys off. */
  #shortcut(press) {
    const target = press.composedPath()[0];
    const typing = target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox';
    if (press.key !== '/' || typing || this.opened !== undefined || !preferences.get('shortcuts')) {
      return;
    }
    press.preventDefault();
    this.renderRoot.querySelector('rc-people-list')?.focusSearch();
  }
}

customElements.define('rc-today-page', TodayPage);
