// Which address shows which page. Addresses are real paths: the server answers every one of them with index.html.
//
//   /                              the homes this token may see
//   /homes/{code}/today            the board of today
//   /homes/{code}/days/{date}      the board of another day
//
// A page is loaded when it is first shown. To add one: a line here, a file in pages/, and its address in paths.js.
import { html } from 'lit';
import { go } from './paths.js';

const ROUTES = [
  {
    path: /^\/$/,
    load: () => import('../pages/homes.js'),
    view: () => html`<rc-homes-page></rc-homes-page>`,
  },
  {
    path: /^\/homes\/(?<home>[^/]+)\/today$/,
    load: () => import('../pages/today.js'),
    view: ({ home }) => html`<rc-today-page .home=${home}></rc-today-page>`,
  },
  {
    path: /^\/homes\/(?<home>[^/]+)\/days\/(?<date>\d{4}-\d{2}-\d{2})$/,
    load: () => import('../pages/today.js'),
    view: ({ home, date }) => html`<rc-today-page .home=${home} .date=${date}></rc-today-page>`,
  },
];

const MISSING = {
  load: () => import('../pages/missing.js'),
  view: () => html`<rc-missing-page></rc-missing-page>`,
};

/** Fires `change` when the address changed and its page is loaded. */
class Router extends EventTarget {
  #view = html``;

  constructor() {
    super();
    addEventListener('popstate', () => this.#follow());
    document.addEventListener('click', (click) => this.#intercept(click));
    this.#follow();
  }

  get view() {
    return this.#view;
  }

  async #follow() {
    const address = location.pathname;
    const route = ROUTES.find(({ path }) => path.test(address)) ?? MISSING;
    const parameters = route.path?.exec(address).groups ?? {};
    await route.load();
    if (location.pathname === address) {
      this.#view = route.view(decoded(parameters));
      this.dispatchEvent(new Event('change'));
    }
  }

  /** A plain click on a link of ours stays in this document; everything else is the browser's. */
  #intercept(click) {
    const link = click.composedPath().find((node) => node instanceof HTMLAnchorElement);
    const modified = click.button !== 0 || click.metaKey || click.ctrlKey || click.shiftKey || click.altKey;
    if (link === undefined || modified || click.defaultPrevented || link.target || link.origin !== location.origin) {
      return;
    }
    if (link.hash !== '' && link.pathname === location.pathname) {
      return;
    }
    click.preventDefault();
    go(link.pathname + link.search);
  }
}

function decoded(parameters) {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, decodeURIComponent(value)]));
}

export const router = new Router();
