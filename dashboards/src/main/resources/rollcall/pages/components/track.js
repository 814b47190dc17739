// The planned and the actual time of one person on the day's scale. The same times stand as text in the row; for a
// screen reader the picture is one sentence.
import { css, html, LitElement, nothing, svg } from 'lit';
import { base } from '../design/shared.js';
import { Localised, t } from '../i18n/index.js';
import { clock } from '../model/time.js';
import { factOf, HOURS, isOnTrack, plannedOf, position } from '../model/track.js';

class Track extends LitElement {
  static properties = { person: { attribute: false }, date: {}, now: { type: Number } };

  static styles = [
    base,
    css`
      :host {
        position: relative;
        min-height: 1.75rem;
      }
      svg {
        position: absolute;
        width: 100%;
        height: 100%;
        overflow: visible;
      }
      .hour {
        stroke: var(--grid);
      }
      .planned {
        fill: var(--planned);
        stroke: var(--line-strong);
      }
      .fact {
        fill: var(--good);
      }
      .fact.late {
        fill: var(--warn);
      }
      .now {
        stroke: var(--now);
        stroke-width: 1.5;
      }
      @media (forced-colors: active) {
        .planned {
          fill: GrayText;
        }
        .fact,
        .fact.late {
          fill: CanvasText;
        }
        .now {
          stroke: Highlight;
        }
      }
    `,
  ];

  constructor() {
    super();
    new Localised(this);
  }

  render() {
    const planned = plannedOf(this.person);
    const fact = factOf(this.date, this.person, this.now);
    return html`<svg role="img" aria-label=${describe(this.person)}>
      ${HOURS.map((hour) => upright('hour', position(hour * 60)))}
      ${planned === undefined ? nothing : bar('planned', planned, 14)}
      ${fact === undefined ? nothing : this.#fact(fact)}
      ${isOnTrack(this.now ?? -1) ? upright('now', position(this.now)) : nothing}
    </svg>`;
  }

  #fact(fact) {
    const look = (this.person.flags ?? []).includes('LATE') ? 'fact late' : 'fact';
    if (fact.from === undefined || fact.to === undefined) {
      return svg`<circle class=${look} cx=${`${position(fact.from ?? fact.to)}%`} cy="50%" r="5"></circle>`;
    }
    return bar(look, fact, 8);
  }
}

function bar(look, { from, to }, height) {
  const left = position(from);
  const width = Math.max(position(to) - left, 0.6);
  return svg`<rect class=${look} x=${`${left}%`} y="50%" width=${`${width}%`} height=${height}
    transform=${`translate(0 ${-height / 2})`} rx=${height / 4}></rect>`;
}

function upright(look, at) {
  return svg`<line class=${look} x1=${`${at}%`} x2=${`${at}%`} y1="0" y2="100%"></line>`;
}

function describe(person) {
  const plan = person.start && person.end ? t('people.planned', person) : t('people.noPlan');
  return `${plan}, ${describeFact(person)}`;
}

function describeFact(person) {
  const times = { in: person.in && clock(person.in), out: person.out && clock(person.out) };
  if (times.in && times.out) {
    return t('people.fact', times);
  }
  if (times.in) {
    return t(person.presence === 'PRESENT' ? 'people.factOpen' : 'people.factMissingOut', times);
  }
  return times.out ? t('people.factMissingIn', times) : t('people.noFact');
}

customElements.define('rc-track', Track);
