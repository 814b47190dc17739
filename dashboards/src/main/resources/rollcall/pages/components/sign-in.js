// The door: an account with its password, or an access token. Says why it asks again.
import { css, html, LitElement, nothing } from 'lit';
import { access } from '../server/access.js';
import { signIn } from '../server/session.js';
import { base, buttons, card } from '../design/shared.js';
import { Localised, t } from '../i18n/index.js';
import './icon.js';

class SignIn extends LitElement {
  static properties = { problem: { state: true }, byToken: { state: true }, busy: { state: true } };

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
    this.problem = access.reason;
    this.byToken = access.reason === 'access.refused';
    this.busy = false;
  }

  render() {
    return html`
      <form class="card" @submit=${this.#submit} novalidate>
        <h1><rc-icon name="key"></rc-icon>${t(this.byToken ? 'access.title' : 'access.signIn.title')}</h1>
        ${this.byToken ? this.#token() : this.#account()}
        <div id="problem" role="alert">
          ${this.problem === undefined ? nothing : html`<p class="problem">${t(this.problem)}</p>`}
        </div>
        <button class="button primary" ?disabled=${this.busy}>
          ${t(this.byToken ? 'access.open' : 'access.signIn.open')}
        </button>
        <button class="button" type="button" @click=${this.#switch}>
          ${t(this.byToken ? 'access.useAccount' : 'access.useToken')}
        </button>
      </form>
    `;
  }

  #account() {
    return html`
      <p class="quiet">${t('access.signIn.explain')}</p>
      ${this.#field('name', 'text', 'username', 'access.signIn.name')}
      ${this.#field('password', 'password', 'current-password', 'access.signIn.password')}
    `;
  }

  #token() {
    return html`
      <p class="quiet">${t('access.explain')}</p>
      ${this.#field('token', 'password', 'off', 'access.label')}
    `;
  }

  #field(name, type, autocomplete, label) {
    return html`<label>
      ${t(label)}
      <input
        name=${name}
        type=${type}
        autocomplete=${autocomplete}
        autocapitalize="none"
        spellcheck="false"
        aria-invalid=${this.problem !== undefined}
        aria-describedby="problem"
      />
    </label>`;
  }

  #switch() {
    this.byToken = !this.byToken;
    this.problem = undefined;
    this.renderRoot.querySelectorAll('input').forEach((input) => (input.value = ''));
  }

  async #submit(submit) {
    submit.preventDefault();
    const inputs = [...this.renderRoot.querySelectorAll('input')];
    const empty = inputs.find((input) => input.value.trim() === '');
    if (empty !== undefined) {
      this.problem = this.byToken ? 'access.empty' : 'access.signIn.empty';
      empty.focus();
    } else if (this.byToken) {
      access.accept(inputs[0].value);
    } else {
      await this.#signIn(inputs[0].value.trim(), inputs[1]);
    }
  }

  async #signIn(name, password) {
    this.busy = true;
    this.problem = undefined;
    this.problem = await signIn(name, password.value);
    this.busy = false;
    if (this.problem !== undefined) {
      password.value = '';
      password.focus();
    }
  }
}

customElements.define('rc-sign-in', SignIn);
