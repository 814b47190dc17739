// The page of an address that leads nowhere.
import { html, LitElement } from 'lit';
import '../components/notice.js';
import { base, buttons } from '../design/shared.js';
import { Localised, t } from '../i18n/index.js';

class MissingPage extends LitElement {
  static styles = [base, buttons];

  constructor() {
    super();
    new Localised(this);
  }

  render() {
    document.title = `${t('missing.title')} · ${t('app.name')}`;
    return html`<rc-notice icon="conflict" heading=${t('missing.title')} text=${t('missing.text')}>
      <a class="button" href="/">${t('missing.back')}</a>
    </rc-notice>`;
  }
}

customElements.define('rc-missing-page', MissingPage);
