// A Problem of the API client in words a person can act on, with the server's code for the administrator.
import { html, LitElement } from 'lit';
import { base, buttons } from '../design/shared.js';
import { Localised, t } from '../i18n/index.js';
import './notice.js';

/** Fires `retry`. */
class ProblemNotice extends LitElement {
  static properties = { problem: { attribute: false } };

  static styles = [base, buttons];

  constructor() {
    super();
    new Localised(this);
  }

  render() {
    const { kind, code, detail } = this.problem;
    return html`
      <rc-notice
        role="alert"
        icon=${kind === 'NETWORK' ? 'disconnected' : 'warning'}
        heading=${t(`problem.${kind}.title`)}
        text=${t(`problem.${kind}.text`)}
        detail=${code === kind ? '' : [t('problem.code', { code }), detail].filter(Boolean).join(' · ')}
      >
        <button class="button" @click=${() => this.dispatchEvent(new Event('retry'))}>${t('app.retry')}</button>
      </rc-notice>
    `;
  }
}

customElements.define('rc-problem-notice', ProblemNotice);
