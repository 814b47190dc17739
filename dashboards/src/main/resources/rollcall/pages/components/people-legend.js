// What the bars of the tracks mean.
import { css, html, LitElement, nothing } from 'lit';
import { base } from '../design/shared.js';
import { Localised, t } from '../i18n/index.js';

class PeopleLegend extends LitElement {
  static properties = { now: { type: Boolean } };

  static styles = [
    base,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-3);
        color: var(--text-quiet);
        font-size: var(--font-small);
      }
      li {
        display: inline-flex;
        align-items: center;
        gap: var(--space-1);
      }
      i {
        display: inline-block;
        width: 1.25rem;
      }
      .planned {
        height: 14px;
        border-radius: 3px;
        border: 1px solid var(--line-strong);
        background: var(--planned);
      }
      .fact {
        height: 8px;
        border-radius: 2px;
        background: var(--good);
      }
      .now {
        width: 2px;
        height: 1rem;
        margin: 0 var(--space-1);
        background: var(--now);
      }
    `,
  ];

  constructor() {
    super();
    new Localised(this);
  }

  render() {
    return html`<ul aria-label=${t('people.legend')}>
      ${entry('planned')} ${entry('fact')} ${this.now ? entry('now') : nothing}
    </ul>`;
  }
}

function entry(name) {
  return html`<li><i class=${name}></i>${t(`people.legend.${name}`)}</li>`;
}

customElements.define('rc-people-legend', PeopleLegend);
