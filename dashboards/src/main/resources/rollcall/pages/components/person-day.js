// One person-day explained: what it came to, the punches and sessions it was made of, and the rules in words.
import { css, html, LitElement, nothing } from 'lit';
import { base } from '../design/shared.js';
import { duration } from '../i18n/dates.js';
import { Localised, t, word } from '../i18n/index.js';
import { traceLine } from '../i18n/trace.js';
import { flagMark } from '../model/marks.js';
import { clock, clockToTheSecond } from '../model/time.js';
import './state-mark.js';

class PersonDay extends LitElement {
  static properties = {
    day: { attribute: false },
    mark: { attribute: false }, // the leading mark of the board's row: today it says where the person is
    here: { type: Boolean }, // still there, so a session without an end is not a missing punch
  };

  static styles = [
    base,
    css`
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: var(--space-2) var(--space-5);
      }
      dt {
        color: var(--text-quiet);
      }
      dd {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-2);
      }
      section {
        margin-top: var(--space-5);
      }
      h3 {
        margin-bottom: var(--space-1);
        font-size: var(--font-body);
        font-weight: var(--weight-strong);
      }
      .lines li {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-3);
        padding: var(--space-2) 0;
        border-top: var(--border) solid var(--line);
      }
      .lines .end {
        margin-left: auto;
      }
      .trace {
        counter-reset: step;
      }
      .trace li {
        position: relative;
        padding: var(--space-1) 0 var(--space-1) var(--space-6);
        overflow-wrap: anywhere;
        counter-increment: step;
      }
      .trace li::before {
        content: counter(step);
        position: absolute;
        left: 0;
        width: 1.5rem;
        color: var(--text-quiet);
        font-variant-numeric: tabular-nums;
        text-align: right;
      }
    `,
  ];

  constructor() {
    super();
    new Localised(this);
  }

  render() {
    const { events = [], sessions = [], services = [], corrections = [], trace = [], steps = [] } = this.day;
    return html`
      ${this.#facts()}
      ${part('events', events.map(punch), t('person.noEvents'))}
      ${part('sessions', sessions.map((times) => session(times, this.here)), t('person.noSessions'))}
      ${services.length === 0 ? nothing : part('services', services.map(service))}
      ${corrections.length === 0 ? nothing : part('corrections', corrections.map(correction))}
      <section>
        <h3>${t('person.trace')}</h3>
        ${trace.length === 0
          ? html`<p class="quiet">${t('person.noTrace')}</p>`
          : html`<ol class="trace">${trace.map((line, index) => html`<li>${traceLine(steps[index], line)}</li>`)}</ol>`}
      </section>
    `;
  }

  #facts() {
    const { flags = [], minutes, credit, valid } = this.day;
    return html`<dl>
      <dt>${t('person.state')}</dt>
      <dd>
        <rc-state-mark .of=${this.mark}></rc-state-mark>
        ${flags.map((flag) => html`<rc-state-mark tag .of=${flagMark(flag)}></rc-state-mark>`)}
      </dd>
      <dt>${t('person.presence')}</dt>
      <dd class="figures">${duration(minutes ?? 0)}</dd>
      <dt>${t('person.credit')}</dt>
      <dd>${t(`person.credit.${credit ?? 0}`)}</dd>
      <dt>${t('person.valid')}</dt>
      <dd>${t(valid ? 'person.yes' : 'person.no')}</dd>
    </dl>`;
  }
}

function part(name, lines, empty) {
  return html`<section>
    <h3>${t(`person.${name}`)}</h3>
    ${lines.length === 0 ? html`<p class="quiet">${empty}</p>` : html`<ul class="lines">${lines}</ul>`}
  </section>`;
}

function punch({ instant, direction, device, used }) {
  return html`<li>
    <span class="figures">${clockToTheSecond(instant)}</span>
    <span>${word('direction', direction)}</span>
    ${used === false ? html`<span class="quiet">${t('person.unused')}</span>` : nothing}
    <span class="quiet end">${device}</span>
  </li>`;
}

function session(times, here) {
  const start = times.in ? clock(times.in) : t('person.missing');
  const end = times.out ? clock(times.out) : t(here ? 'person.ongoing' : 'person.missing');
  return html`<li><span class="figures">${start} – ${end}</span></li>`;
}

function service({ type, count, minutes }) {
  return html`<li>
    <span>${word('service', type)} × ${count}</span>
    <span class="quiet figures end">${duration(minutes ?? 0)}</span>
  </li>`;
}

function correction({ reason, author, note }) {
  return html`<li>
    <span>${reason}</span>${note ? html`<span>${note}</span>` : nothing}<span class="quiet end">${author ?? nothing}</span>
  </li>`;
}

customElements.define('rc-person-day', PersonDay);
