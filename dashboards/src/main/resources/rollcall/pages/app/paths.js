// The addresses of the pages, and going to one. Knows no page, so that every page may use it.

export const paths = {
  homes: () => '/',
  today: (home) => `/homes/${encodeURIComponent(home)}/today`,
  day: (home, date) => `/homes/${encodeURIComponent(home)}/days/${date}`,
};

/** Goes to an address of this application; the router follows as it follows the browser's own buttons. */
export function go(path, { replace = false } = {}) {
  history[replace ? 'replaceState' : 'pushState'](null, '', path);
  dispatchEvent(new PopStateEvent('popstate'));
}
