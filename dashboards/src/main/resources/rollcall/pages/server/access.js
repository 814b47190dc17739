// The bearer token of this tab. It lives in sessionStorage and nowhere else: not in the address, not in a cookie.

const KEY = 'rollcall.token';
const LONGEST_TOKEN = 4096;

class Access extends EventTarget {
  /** Whether the last token was turned down by the server; the entry form says so. */
  refused = false;

  get token() {
    return sessionStorage.getItem(KEY);
  }

  accept(token) {
    sessionStorage.setItem(KEY, token.trim().slice(0, LONGEST_TOKEN));
    this.refused = false;
    this.dispatchEvent(new Event('change'));
  }

  forget({ refused = false } = {}) {
    sessionStorage.removeItem(KEY);
    this.refused = refused;
    this.dispatchEvent(new Event('change'));
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
}

export const access = new Access();
