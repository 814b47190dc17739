// The hours above the tracks, and the time now over its line.
import { css, html, LitElement, nothing, svg } from 'lit';
import { base } from '../design/shared.js';
import { isOnTrack, position } from '../model/track.js';

const LABELLED_HOURS = [8, 10, 12, 14, 16];
const CLEARANCE = 11; // per cent: an hour this near to the now label gives way

class TrackAxis extends LitElement {
  static properties = { now: { type: Number } };

  static styles = [
    base,
    css`
      :host {
        container-type: inline-size;
      }
      svg {
        display: block;
        width: 100%;
        height: 1.25rem;
        overflow: visible;
      }
      text {
        fill: var(--text-quiet);
        font-size: var(--font-small);
        font-variant-numeric: tabular-nums;
        text-anchor: middle;
        dominant-baseline: central;
      }
      .now {
        fill: var(--now);
        font-weight: var(--weight-strong);
      }
      @container (max-width: 22rem) {
        .minutes {
          display: none;
        }
      }
    `,
  ];

  render() {
    const now = isOnTrack(this.now ?? -1) ? position(this.now) : undefined;
    const hours = LABELLED_HOURS.map((hour) => ({ hour, at: position(hour * 60) })).filter(
      ({ at }) => now === undefined || Math.abs(at - now) > CLEARANCE,
    );
    return html`<svg aria-hidden="true">
      ${hours.map(({ hour, at }) => label('hour', at, svg`${hour}<tspan class="minutes">:00</tspan>`))}
      ${now === undefined ? nothing : label('now', now, clockOf(this.now))}
    </svg>`;
  }
}

function label(look, at, text) {
  return svg`<text class=${look} x=${`${at}%`} y="50%">${text}</text>`;
}

function clockOf(minute) {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}

customElements.define('rc-track-axis', TrackAxis);
