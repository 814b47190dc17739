// Asks for the access token once. Until there are accounts this is the door.
import { css, html, LitElement, nothing } from 'lit';
import { access } from '../server/access.js';
import { base, buttons, card } from '../design/shared.js';
import { Localised, t } from '../i18n/index.js';
import './icon.js';

class TokenEntry extends LitElement {
  static properties = { problem: { state: true } };

  static styles = [
    base,
    buttons,
    card,
    css`
      form {
        display: grid;
        gap: var(--space-4);
        max-width: 28rem;
        margin: var(--space-6) auto;
        padding: var(--space-5);
      }
      h1 {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        font-size: var(--font-title);
        line-height: 1.3;
      }
      label {
        display: grid;
        gap: var(--space-1);
        font-weight: var(--weight-strong);
      }
      input {
        width: 100%;
        min-height: 2.75rem;
        padding: 0 var(--space-3);
        border: var(--border) solid var(--line-strong);
        border-radius: var(--radius-small);
        background: var(--surface);
        color: inherit;
        font: inherit;
      }
      .problem {
        color: var(--bad);
        font-weight: var(--weight-strong);
      }
    `,
  ];

  constructor() {
    super();
    new Localised(this);
    this.problem = access.refused ? 'access.refused' : undefined;
  }

  render() {
    return html`
      <form class="card" @submit=${this.#submit} novalidate>
        <h1><rc-icon name="key"></rc-icon>${t('access.title')}</h1>
        <p class="quiet">${t('access.explain')}</p>
        <label>
          ${t('access.label')}
          <input
            name="token"
            type="password"
            autocomplete="off"
            spellcheck="false"
            aria-invalid=${this.problem !== undefined}
            aria-describedby="problem"
          />
        </label>
        <div id="problem" role="alert">
          ${this.problem === undefined ? nothing : html`<p class="problem">${t(this.problem)}</p>`}
        </div>
        <button class="button primary">${t('access.open')}</button>
      </form>
    `;
  }

  #submit(submit) {
    submit.preventDefault();
    const input = this.renderRoot.querySelector('input');
    if (input.value.trim() === '') {
      this.problem = 'access.empty';
      input.focus();
    } else {
      access.accept(input.value);
    }
  }
}

customElements.define('rc-token-entry', TokenEntry);
