// How this person wants to look at the pages: language, theme, contrast, type size, single-key shortcuts. Kept in this
// browser only. design/tokens.css reads the attributes set here; app/early.js sets the same before the first paint.

const KEY = 'rollcall.preferences';
const DEFAULTS = Object.freeze({
  language: 'zh-CN', // 'zh-CN' | 'en'
  theme: 'auto', // 'auto' | 'light' | 'dark'
  contrast: false,
  largeType: false,
  shortcuts: true, // WCAG 2.1.4: a single-character shortcut can be switched off
});

class Preferences extends EventTarget {
  #values = { ...DEFAULTS, ...read() };
  #dark = matchMedia('(prefers-color-scheme: dark)');
  #contrast = matchMedia('(prefers-contrast: more)');

  constructor() {
    super();
    this.#dark.addEventListener('change', () => this.#apply());
    this.#contrast.addEventListener('change', () => this.#apply());
    this.#apply();
  }

  get(name) {
    return this.#values[name];
  }

  set(name, value) {
    this.#values = { ...this.#values, [name]: value };
    try {
      localStorage.setItem(KEY, JSON.stringify(this.#values));
    } catch {
      // Storage may be switched off; the choice then lasts as long as the page.
    }
    this.#apply();
  }

  #apply() {
    const { theme, contrast, largeType, language } = this.#values;
    const root = document.documentElement;
    root.dataset.theme = theme === 'auto' ? (this.#dark.matches ? 'dark' : 'light') : theme;
    root.dataset.contrast = contrast || this.#contrast.matches ? 'more' : 'normal';
    root.dataset.type = largeType ? 'large' : 'normal';
    root.lang = language;
    this.dispatchEvent(new Event('change'));
  }
}

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

export const preferences = new Preferences();
