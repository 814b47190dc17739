// The frame of every page: brand, language and display switches, and the page of the current address, or the sign-in
// while nobody is let in.
import { css, html, LitElement } from 'lit';
import { access } from '../server/access.js';
import '../components/display-menu.js';
import '../components/icon.js';
import '../components/sign-in.js';
import { base, buttons } from '../design/shared.js';
import { language, Localised, t } from '../i18n/index.js';
import { preferences } from './preferences.js';
import { router } from './router.js';

class Shell extends LitElement {
  static styles = [
    base,
    buttons,
    css`
      header {
        border-bottom: var(--border) solid var(--line);
        background: var(--surface);
      }
      .bar,
      main {
        max-width: var(--page-width);
        margin: 0 auto;
        padding: 0 clamp(var(--space-3), 3vw, var(--space-6));
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-1) var(--space-3);
        min-height: 3.5rem;
      }
      .brand {
        display: inline-flex;
        align-items: center;
        gap: var(--space-2);
        min-height: var(--target);
        margin-right: auto;
        color: var(--text);
        font-size: var(--font-lead);
        font-weight: var(--weight-strong);
        text-decoration: none;
      }
      .brand img {
        width: 1.75rem;
        height: 1.75rem;
      }
      main {
        padding-top: var(--space-5);
        padding-bottom: var(--space-7);
      }
      main:focus {
        outline: none;
      }
      .skip {
        position: absolute;
        left: -100vw;
      }
      .skip:focus {
        left: var(--space-3);
        top: var(--space-2);
        z-index: 3;
      }
    `,
  ];

  #redraw = () => this.requestUpdate();
  #arrived = false;

  constructor() {
    super();
    new Localised(this);
  }

  connectedCallback() {
    super.connectedCallback();
    access.addEventListener('change', this.#redraw);
    router.addEventListener('change', () => this.#show());
  }

  render() {
    return html`
      <a class="button skip" href="#main" @click=${this.#skip}>${t('app.skip')}</a>
      <header>
        <div class="bar">
          <a class="brand" href="/"><img src="/design/mark.svg" alt="" />${t('app.name')}</a>
          <button class="button bare" lang=${otherLanguage()} @click=${switchLanguage}>
            <rc-icon name="language"></rc-icon>${t('app.otherLanguage')}
          </button>
          <rc-display-menu></rc-display-menu>
        </div>
      </header>
      <main id="main" tabindex="-1">
        ${access.isOpen ? router.view : html`<rc-sign-in></rc-sign-in>`}
      </main>
    `;
  }

  /** After a click that changed the page, reading goes on at its beginning; the first page leaves focus alone. */
  async #show() {
    this.requestUpdate();
    await this.updateComplete;
    if (this.#arrived) {
      this.#main.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
    this.#arrived = true;
  }

  #skip(click) {
    click.preventDefault();
    this.#main.focus();
  }

  get #main() {
    return this.renderRoot.querySelector('main');
  }
}

function otherLanguage() {
  return language() === 'zh-CN' ? 'en' : 'zh-CN';
}

function switchLanguage() {
  preferences.set('language', otherLanguage());
}

customElements.define('rc-shell', Shell);
