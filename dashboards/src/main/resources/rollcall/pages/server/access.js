// How this browser is let in: by a token of this tab, or by the session of a signed-in account. A token lives in
// sessionStorage and nowhere else: not in the address, not in a cookie. A session is a cookie that no script can read;
// what is kept beside it for all tabs is who it is and the CSRF token that changing calls repeat.

const KEY = 'rollcall.token';
const SESSION_KEY = 'rollcall.session';
const LONGEST_TOKEN = 4096;

class Access extends EventTarget {
  /** The text key of why nobody is let in any more; the sign-in says so. */
  reason;

  constructor() {
    super();
    addEventListener('storage', ({ key }) => key === SESSION_KEY && this.dispatchEvent(new Event('change')));
  }

  get token() {
    return sessionStorage.getItem(KEY);
  }

  /** `{name, role, units, csrfToken}` of who is signed in, or `undefined`. */
  get session() {
    try {
      return JSON.parse(localStorage.getItem(SESSION_KEY)) ?? undefined;
    } catch {
      return undefined;
    }
  }

  get isOpen() {
    return this.token !== null || this.session !== undefined;
  }

  /** What every call says of who makes it; the cookie goes by itself. */
  headers({ changing = false } = {}) {
    if (this.token !== null) {
      return { Authorization: `Bearer ${this.token}` };
    }
    return changing && this.session !== undefined ? { 'X-CSRF-Token': this.session.csrfToken } : {};
  }

  accept(token) {
    sessionStorage.setItem(KEY, token.trim().slice(0, LONGEST_TOKEN));
    this.#changed();
  }

  acceptSession(session) {
    sessionStorage.removeItem(KEY);
    localStorage.setItem(SESSION_KEY, JSON.stringify(session));
    this.#changed();
  }

  forget({ refused = false } = {}) {
    const reason = this.token === null ? 'access.ended' : 'access.refused';
    if (this.token === null) {
      localStorage.removeItem(SESSION_KEY);
    }
    sessionStorage.removeItem(KEY);
    this.#changed(refused ? reason : undefined);
  }

  /** Takes `#token=…` out of the address, so that it stays neither in the bar nor in the history. */
  takeFromAddress() {
    const token = new URLSearchParams(location.hash.slice(1)).get('token');
    if (token === null) {
      return;
    }
    history.replaceState(history.state, '', location.pathname + location.search);
    if (token.trim() !== '') {
      this.accept(token);
    }
  }

  #changed(reason) {
    this.reason = reason;
    this.dispatchEvent(new Event('change'));
  }
}

export const access = new Access();
