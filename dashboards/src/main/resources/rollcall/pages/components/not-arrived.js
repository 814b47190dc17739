// Who is expected and has neither come nor a leave. It empties itself as people check in. Fires `open` with the person.
import { css, html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { base, buttons, card } from '../design/shared.js';
import { Localised, t } from '../i18n/index.js';
import './icon.js';

class NotArrived extends LitElement {
  static properties = { people: { attribute: false } };

  static styles = [
    base,
    buttons,
    card,
    css`
      .strip {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-4);
        padding: var(--space-3) var(--space-4);
      }
      h2 {
        display: inline-flex;
        align-items: center;
        gap: var(--space-2);
        color: var(--bad);
        font-size: var(--font-body);
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        flex: 1 1 16rem;
      }
      .button {
        min-height: 2rem;
        padding: 0 var(--space-3);
        border-radius: 1rem;
      }
    `,
  ];

  constructor() {
    super();
    new Localised(this);
  }

  render() {
    return html`<section class="strip card" aria-labelledby="title">
      <h2 id="title" title=${t('absent.explain')}>
        <rc-icon name="missing"></rc-icon>${t('absent.title')} ${this.people.length}
      </h2>
      <ul>
        ${repeat(this.people, ({ person }) => person, (person) => this.#chip(person))}
      </ul>
    </section>`;
  }

  #chip(person) {
    return html`<li>
      <button class="button" @click=${() => this.dispatchEvent(new CustomEvent('open', { detail: person }))}>
        ${person.name}
        ${person.start
          ? html`<span class="quiet small figures">${t('absent.due', { start: person.start })}</span>`
          : nothing}
      </button>
    </li>`;
  }
}

customElements.define('rc-not-arrived', NotArrived);
