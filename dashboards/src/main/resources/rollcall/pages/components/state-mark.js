// A state in icon, word and tone. `of` is a mark of model/marks.js; `tag` draws it as a filled label.
import { css, html, LitElement } from 'lit';
import { base, tones } from '../design/shared.js';
import { Localised, word } from '../i18n/index.js';
import './icon.js';

class StateMark extends LitElement {
  static properties = { of: { attribute: false }, tag: { type: Boolean } };

  static styles = [
    base,
    tones,
    css`
      :host {
        display: inline-flex;
      }
      .mark {
        display: inline-flex;
        align-items: center;
        gap: var(--space-1);
        color: var(--tone);
        font-weight: var(--weight-strong);
        white-space: nowrap;
      }
      .tag {
        padding: 0.05rem var(--space-2) 0.05rem var(--space-1);
        border-radius: var(--radius-small);
        background: var(--tone-soft);
        font-size: var(--font-small);
      }
    `,
  ];

  constructor() {
    super();
    new Localised(this);
  }

  render() {
    const { icon, tone, group, code } = this.of;
    return html`<span class="mark tone-${tone} ${this.tag ? 'tag' : ''}">
      <rc-icon name=${icon}></rc-icon><span>${word(group, code)}</span>
    </span>`;
  }
}

customElements.define('rc-state-mark', StateMark);
