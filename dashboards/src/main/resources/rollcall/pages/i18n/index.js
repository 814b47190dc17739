// The words of the pages. `t('people.shown', {shown: 3, all: 17})` gives the text of the chosen language; a component
// that adds `new Localised(this)` is drawn again when the language changes.
import { preferences } from '../app/preferences.js';
import en from './en.js';
import zhCN from './zh-CN.js';

const TEXTS = { 'zh-CN': zhCN, en };

export function language() {
  const chosen = preferences.get('language');
  return chosen in TEXTS ? chosen : 'zh-CN';
}

/** The text of a key; `{name}` is filled from `values`, and `{one, other}` texts are chosen by `values.count`. */
export function t(key, values = {}) {
  const text = TEXTS[language()][key];
  if (text === undefined) {
    return key;
  }
  const chosen = typeof text === 'string' ? text : (text[plural(values.count)] ?? text.other);
  return chosen.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** The text of a code the server sent, or the code itself when the pages have no word for it yet. */
export function word(group, code) {
  return TEXTS[language()][`${group}.${code}`] === undefined ? code : t(`${group}.${code}`);
}

function plural(count) {
  return new Intl.PluralRules(language()).select(Number(count ?? 0));
}

/** Draws its host again when the language changes. */
export class Localised {
  #host;
  #redraw = () => this.#host.requestUpdate();

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {
    preferences.addEventListener('change', this.#redraw);
  }

  hostDisconnected() {
    preferences.removeEventListener('change', this.#redraw);
  }
}
