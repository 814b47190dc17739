// How the pages look: theme, contrast, type size, and whether single keys do something. A disclosure: a button that
// opens a small form, closed by Escape, by its button, or by going elsewhere.
import { css, html, LitElement, nothing } from 'lit';
import { access } from '../server/access.js';
import { signOut } from '../server/session.js';
import { preferences } from '../app/preferences.js';
import { base, buttons, card } from '../design/shared.js';
import { Localised, t } from '../i18n/index.js';
import './icon.js';

const THEMES = ['auto', 'light', 'dark'];
const SWITCHES = ['contrast', 'largeType', 'shortcuts'];

class DisplayMenu extends LitElement {
  static properties = { open: { state: true } };

  static styles = [
    base,
    buttons,
    card,
    css`
      :host {
        position: relative;
      }
      @media (max-width: 26em) {
        .word {
          position: absolute;
          width: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
      }
      .panel {
        position: absolute;
        right: 0;
        top: calc(100% + var(--space-2));
        z-index: 2;
        width: min(18rem, calc(100vw - 1.5rem));
        padding: var(--space-4);
      }
      fieldset {
        margin: 0 0 var(--space-3);
        padding: 0 0 var(--space-3);
        border: 0;
        border-bottom: var(--border) solid var(--line);
      }
      legend {
        padding: 0;
        font-weight: var(--weight-strong);
      }
      label {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        min-height: var(--target);
        cursor: pointer;
      }
      input {
        flex: none;
        width: 1.25rem;
        height: 1.25rem;
        margin: 0;
        accent-color: var(--accent);
      }
      .forget {
        width: 100%;
        margin-top: var(--space-3);
      }
    `,
  ];

  #elsewhere = (event) => event.composedPath().includes(this) || (this.open = false);

  constructor() {
    super();
    this.open = false;
    new Localised(this);
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.#elsewhere);
    document.addEventListener('focusin', this.#elsewhere);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.#elsewhere);
    document.removeEventListener('focusin', this.#elsewhere);
  }

  render() {
    return html`
      <button class="button bare" aria-expanded=${this.open} aria-controls="panel" @click=${() => (this.open = !this.open)}>
        <rc-icon name="display"></rc-icon><span class="word">${t('display.button')}</span>
      </button>
      <div id="panel" class="panel card" role="group" aria-label=${t('display.title')} ?hidden=${!this.open}
        @keydown=${this.#closeOnEscape}>
        <fieldset>
          <legend>${t('display.theme')}</legend>
          ${THEMES.map((theme) => this.#theme(theme))}
        </fieldset>
        ${SWITCHES.map((name) => this.#switch(name))}
        ${access.isOpen ? this.#leave() : nothing}
      </div>
    `;
  }

  #theme(theme) {
    return html`<label>
      <input type="radio" name="theme" .checked=${preferences.get('theme') === theme}
        @change=${() => preferences.set('theme', theme)} />
      ${t(`display.theme.${theme}`)}
    </label>`;
  }

  #switch(name) {
    return html`<label>
      <input type="checkbox" .checked=${preferences.get(name)}
        @change=${({ target }) => preferences.set(name, target.checked)} />
      ${t(`display.${name}`)}
    </label>`;
  }

  /** The way out: of a session by signing out, of a token by forgetting it. */
  #leave() {
    const session = access.token === null;
    return html`
      ${session ? html`<p class="quiet">${t('display.signedIn', { name: access.session.name })}</p>` : nothing}
      <button class="button forget" @click=${() => (session ? signOut() : access.forget())}>
        <rc-icon name=${session ? 'left' : 'key'}></rc-icon>${t(session ? 'display.signOut' : 'display.forget')}
      </button>
    `;
  }

  #closeOnEscape({ key }) {
    if (key === 'Escape') {
      this.open = false;
      this.renderRoot.querySelector('button').focus();
    }
  }
}

customElements.define('rc-display-menu', DisplayMenu);
