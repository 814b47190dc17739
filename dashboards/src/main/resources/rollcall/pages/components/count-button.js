// One count: a figure with its word and icon, pressed or not. A press fires `choose`.
import { css, html, LitElement } from 'lit';
import { base, tones } from '../design/shared.js';
import './icon.js';

class CountButton extends LitElement {
  static properties = {
    icon: {},
    tone: {},
    label: {},
    means: {},
    figure: { type: Number },
    pressed: { type: Boolean },
  };

  static styles = [
    base,
    tones,
    css`
      button {
        display: grid;
        grid-template-columns: auto 1fr;
        align-items: center;
        gap: 0 var(--space-2);
        width: 100%;
        height: 100%;
        padding: var(--space-3) var(--space-4);
        border: var(--border) solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        box-shadow: var(--shadow);
        color: var(--text);
        font: inherit;
        text-align: left;
        cursor: pointer;
      }
      button:hover {
        border-color: var(--line-strong);
      }
      button[aria-pressed='true'] {
        border-color: var(--tone);
        background: var(--tone-soft);
        box-shadow: inset 0 0 0 1px var(--tone);
      }
      rc-icon {
        color: var(--tone);
      }
      .label {
        color: var(--text-quiet);
        overflow-wrap: anywhere;
      }
      button[aria-pressed='true'] .label {
        color: var(--tone);
        font-weight: var(--weight-strong);
      }
      .figure {
        grid-column: 1 / -1;
        font-size: var(--font-figure);
        font-weight: var(--weight-strong);
        line-height: 1.2;
        font-variant-numeric: tabular-nums;
      }
      @container (max-width: 34rem) {
        button {
          grid-template: 'figure icon' auto 'label label' auto / 1fr auto;
          padding: var(--space-2) var(--space-3);
        }
        rc-icon {
          grid-area: icon;
        }
        .label {
          grid-area: label;
          font-size: var(--font-small);
        }
        .figure {
          grid-area: figure;
          font-size: var(--font-title);
        }
      }
    `,
  ];

  render() {
    return html`<button
      class="tone-${this.tone}"
      aria-pressed=${this.pressed ? 'true' : 'false'}
      title=${this.means}
      @click=${() => this.dispatchEvent(new Event('choose'))}
    >
      <rc-icon name=${this.icon}></rc-icon>
      <span class="label">${this.label}</span>
      <span class="figure">${this.figure}</span>
    </button>`;
  }
}

customElements.define('rc-count-button', CountButton);
