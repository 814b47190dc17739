// The first page: the homes this token may see. Who sees one home only is taken to its board.
import { css, html, LitElement, nothing } from 'lit';
import { listHomes } from '../server/homes.js';
import { go, paths } from '../app/paths.js';
import '../components/icon.js';
import '../components/notice.js';
import '../components/problem-notice.js';
import { base, card } from '../design/shared.js';
import { Localised, t } from '../i18n/index.js';

class HomesPage extends LitElement {
  static properties = { homes: { state: true }, problem: { state: true } };

  static styles = [
    base,
    card,
    css`
      h1 {
        font-size: var(--font-title);
        line-height: 1.3;
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr));
        gap: var(--space-3);
        margin-top: var(--space-5);
      }
      a {
        display: grid;
        grid-template-columns: auto 1fr auto;
        align-items: center;
        gap: var(--space-3);
        height: 100%;
        padding: var(--space-4);
        color: var(--text);
        text-decoration: none;
      }
      a:hover {
        border-color: var(--accent);
      }
      .mark {
        color: var(--accent);
        font-size: 1.25rem;
      }
      strong {
        display: block;
        font-weight: var(--weight-strong);
        overflow-wrap: anywhere;
      }
    `,
  ];

  #left = new AbortController();

  constructor() {
    super();
    new Localised(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#left.abort();
  }

  render() {
    document.title = `${t('homes.title')} · ${t('app.name')}`;
    return html`
      <h1>${t('homes.title')}</h1>
      ${this.#content()}
    `;
  }

  #content() {
    if (this.problem !== undefined) {
      return html`<rc-problem-notice .problem=${this.problem} @retry=${this.#load}></rc-problem-notice>`;
    }
    if (this.homes === undefined) {
      return html`<rc-notice role="status" icon="wait" heading=${t('app.loading')}></rc-notice>`;
    }
    if (this.homes.length === 0) {
      return html`<rc-notice icon="home" heading=${t('homes.none.title')} text=${t('homes.none.text')}></rc-notice>`;
    }
    return html`
      <p class="quiet">${t('homes.explain')}</p>
      <ul>
        ${this.homes.map((home) => homeLink(home))}
      </ul>
    `;
  }

  async #load() {
    this.problem = undefined;
    try {
      this.homes = await listHomes({ signal: this.#left.signal });
    } catch (failure) {
      if (!this.#left.signal.aborted) {
        this.problem = failure;
      }
      return;
    }
    if (this.homes.length === 1) {
      go(paths.today(this.homes[0].code), { replace: true });
    }
  }
}

function homeLink({ code, name, area }) {
  return html`<li>
    <a class="card" href=${paths.today(code)}>
      <rc-icon class="mark" name="home"></rc-icon>
      <span><strong>${name}</strong>${area === undefined ? nothing : html`<span class="quiet small">${area}</span>`}</span>
      <rc-icon name="next"></rc-icon>
    </a>
  </li>`;
}

customElements.define('rc-homes-page', HomesPage);
