// A search on names. Escape empties it. Fires `search` (bubbling, through shadow roots) with the text in `detail`.
import { css, html, LitElement, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { base, buttons } from '../design/shared.js';
import { Localised, t } from '../i18n/index.js';
import './icon.js';

class SearchField extends LitElement {
  static properties = { value: {} };

  static styles = [
    base,
    buttons,
    css`
      .field {
        position: relative;
      }
      .glass {
        position: absolute;
        left: var(--space-3);
        top: 50%;
        translate: 0 -50%;
        color: var(--text-quiet);
        pointer-events: none;
      }
      input {
        width: 100%;
        min-height: var(--target);
        padding: 0 2.75rem 0 2.5rem;
        border: var(--border) solid var(--line-strong);
        border-radius: var(--radius-small);
        background: var(--surface);
        color: inherit;
        font: inherit;
      }
      input::-webkit-search-cancel-button {
        display: none;
      }
      input::placeholder {
        color: var(--text-quiet);
        opacity: 1;
      }
      .clear {
        position: absolute;
        right: 0;
        top: 0;
      }
    `,
  ];

  constructor() {
    super();
    this.value = '';
    new Localised(this);
  }

  focus() {
    this.renderRoot.querySelector('input').focus();
  }

  render() {
    return html`<div class="field" role="search">
      <rc-icon class="glass" name="search"></rc-icon>
      <input
        type="search"
        aria-label=${t('people.search')}
        placeholder=${t('people.search')}
        title=${t('people.searchHint')}
        autocomplete="off"
        spellcheck="false"
        maxlength="40"
        .value=${live(this.value)}
        @input=${({ target }) => this.#tell(target.value)}
        @keydown=${({ key }) => key === 'Escape' && this.#tell('')}
      />
      ${this.value === '' ? nothing : this.#clear()}
    </div>`;
  }

  #clear() {
    return html`<button class="button bare icon-only clear" aria-label=${t('people.clearSearch')}
      @click=${() => (this.#tell(''), this.focus())}>
      <rc-icon name="close"></rc-icon>
    </button>`;
  }

  #tell(detail) {
    this.dispatchEvent(new CustomEvent('search', { detail, bubbles: true, composed: true }));
  }
}

customElements.define('rc-search-field', SearchField);
