// The six counts of the board as filters. The pressed one tells its definition below, where a finger finds it too.
// Fires `filter` with the key of the count in `detail`, or undefined when it was released.
import { css, html, LitElement, nothing } from 'lit';
import { base } from '../design/shared.js';
import { Localised, t } from '../i18n/index.js';
import { COUNTS } from '../model/board.js';
import './announcer.js';
import './count-button.js';

class CountBar extends LitElement {
  static properties = { counts: { attribute: false }, chosen: {} };

  static styles = [
    base,
    css`
      :host {
        container-type: inline-size;
      }
      .counts {
        display: grid;
        grid-template-columns: repeat(6, 1fr);
        gap: var(--space-3);
      }
      .means {
        margin-top: var(--space-2);
      }
      @container (max-width: 46rem) {
        .counts {
          grid-template-columns: repeat(3, 1fr);
          gap: var(--space-2);
        }
      }
      @container (max-width: 18rem) {
        .counts {
          grid-template-columns: repeat(2, 1fr);
        }
      }
    `,
  ];

  constructor() {
    super();
    new Localised(this);
  }

  render() {
    return html`
      <div class="counts" role="group" aria-label=${t('today.counts')}>${COUNTS.map((count) => this.#count(count))}</div>
      ${this.chosen === undefined ? nothing : html`<p class="means small quiet">${t(`count.${this.chosen}.means`)}</p>`}
      <rc-announcer .text=${this.#sentence()}></rc-announcer>
    `;
  }

  #count({ key, icon, tone, figure }) {
    return html`<rc-count-button
      icon=${icon}
      tone=${tone}
      label=${t(`count.${key}`)}
      means=${t(`count.${key}.means`)}
      .figure=${this.counts[figure] ?? 0}
      .pressed=${this.chosen === key}
      @choose=${() => this.#choose(key)}
    ></rc-count-button>`;
  }

  #choose(key) {
    this.dispatchEvent(new CustomEvent('filter', { detail: this.chosen === key ? undefined : key }));
  }

  #sentence() {
    const figures = COUNTS.map(({ key, figure }) => [key, this.counts[figure] ?? 0]);
    return t('today.announce', Object.fromEntries(figures));
  }
}

customElements.define('rc-count-bar', CountBar);
