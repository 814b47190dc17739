// A person's day beside the board. A modal dialog: focus goes in, Escape, the button and the veil close it, focus comes
// back. Set `person` to open it; it fires `closed`.
import { css, html, LitElement, nothing } from 'lit';
import { getJson } from '../server/client.js';
import { base, buttons } from '../design/shared.js';
import { longDate } from '../i18n/dates.js';
import { Localised, t } from '../i18n/index.js';
import { marksOf } from '../model/marks.js';
import './icon.js';
import './person-day.js';
import './problem-notice.js';

class PersonDrawer extends LitElement {
  static properties = {
    person: { attribute: false },
    date: {},
    today: { type: Boolean },
    day: { state: true },
    problem: { state: true },
  };

  static styles = [
    base,
    buttons,
    css`
      dialog {
        width: min(28rem, 100vw);
        max-width: none;
        height: 100dvh;
        max-height: none;
        margin: 0 0 0 auto;
        padding: 0;
        border: 0;
        border-left: var(--border) solid var(--line);
        background: var(--surface);
        color: var(--text);
        overflow-y: auto;
        overscroll-behavior: contain;
      }
      dialog::backdrop {
        background: var(--veil);
      }
      header {
        position: sticky;
        top: 0;
        z-index: 1;
        display: flex;
        align-items: flex-start;
        justify-content: space-between;
        gap: var(--space-3);
        padding: var(--space-4) var(--space-4) var(--space-3) var(--space-5);
        border-bottom: var(--border) solid var(--line);
        background: var(--surface);
      }
      h2 {
        font-size: var(--font-title);
      }
      .body {
        padding: var(--space-4) var(--space-5) var(--space-6);
      }
    `,
  ];

  #request;

  constructor() {
    super();
    new Localised(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#request?.abort();
  }

  willUpdate(changed) {
    if (changed.has('person') && this.person !== undefined) {
      this.#load();
    }
  }

  updated() {
    const dialog = this.renderRoot.querySelector('dialog');
    if (this.person !== undefined && !dialog.open) {
      dialog.showModal();
    }
  }

  render() {
    return html`<dialog aria-labelledby="title" @close=${this.#closed} @click=${this.#closeOnVeil}>
      ${this.person === undefined ? nothing : this.#content()}
    </dialog>`;
  }

  #content() {
    return html`
      <header>
        <div>
          <h2 id="title">${this.person.name}</h2>
          <p class="quiet">${longDate(this.date)}</p>
        </div>
        <button class="button bare icon-only" autofocus aria-label=${t('app.close')} @click=${this.#close}>
          <rc-icon name="close"></rc-icon>
        </button>
      </header>
      <div class="body">${this.#body()}</div>
    `;
  }

  #body() {
    if (this.problem !== undefined) {
      return html`<rc-problem-notice .problem=${this.problem} @retry=${this.#load}></rc-problem-notice>`;
    }
    const [mark] = marksOf(this.person, this.today);
    const here = this.today && this.person.presence === 'PRESENT';
    return this.day === undefined
      ? html`<p class="quiet" role="status">${t('person.loading')}</p>`
      : html`<rc-person-day .day=${this.day} .mark=${mark} ?here=${here}></rc-person-day>`;
  }

  async #load() {
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    this.day = undefined;
    this.problem = undefined;
    try {
      const path = `/api/v1/persons/${encodeURIComponent(this.person.person)}/days/${this.date}`;
      this.day = await getJson(path, { signal: request.signal });
    } catch (failure) {
      if (!request.signal.aborted) {
        this.problem = failure;
      }
    }
  }

  #close() {
    this.renderRoot.querySelector('dialog').close();
  }

  #closeOnVeil(click) {
    if (click.target === click.currentTarget) {
      this.#close();
    }
  }

  #closed() {
    this.#request?.abort();
    this.dispatchEvent(new Event('closed'));
  }
}

customElements.define('rc-person-drawer', PersonDrawer);
