// The icons, drawn for these pages on a 24 × 24 grid with one pen. They live in a module, not in a file that is fetched
// when first needed: the sign for a lost connection has to be there when the connection is lost.
import { svg } from 'lit';

export const ICONS = {
  people: svg`
    <circle cx="9" cy="8" r="3.5"></circle>
    <path d="M2.5 19.5c.4-3.7 3-5.5 6.5-5.5s6.1 1.8 6.5 5.5"></path>
    <path d="M15.5 4.9a3.3 3.3 0 0 1 0 6.2M17.8 14.5c2.2.7 3.5 2.4 3.7 5"></path>
  `,
  here: svg`<circle cx="12" cy="12" r="9"></circle><path d="m8 12.3 2.8 2.8 5.3-5.9"></path>`,
  late: svg`<circle cx="12" cy="12" r="9"></circle><path d="M12 7v5.2l3.4 2"></path>`,
  missing: svg`
    <circle cx="12" cy="12" r="9" stroke-dasharray="3.2 2.45"></circle>
    <path d="M12 7.5v5.2M12 16v.2"></path>
  `,
  left: svg`<path d="M10 4H6a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h4"></path><path d="M9.5 12H20M16 8l4 4-4 4"></path>`,
  badge: svg`
    <rect x="3.5" y="5" width="17" height="14" rx="2.5"></rect>
    <path d="M9.8 10.2a2.3 2.3 0 1 1 3.2 2.1c-.7.3-1 .7-1 1.4M12 16v.2"></path>
  `,
  leave: svg`
    <rect x="4" y="5" width="16" height="15" rx="2.5"></rect>
    <path d="M4 9.5h16M8.5 3v4M15.5 3v4M9 15h6"></path>
  `,
  none: svg`<circle cx="12" cy="12" r="9"></circle><path d="M8 12h8"></path>`,
  full: svg`
    <circle cx="12" cy="12" r="9"></circle>
    <circle cx="12" cy="12" r="5.2" fill="currentColor" stroke="none"></circle>
  `,
  half: svg`
    <circle cx="12" cy="12" r="9"></circle>
    <path d="M12 6.8a5.2 5.2 0 0 0 0 10.4z" fill="currentColor" stroke="none"></path>
  `,
  short: svg`
    <circle cx="12" cy="12" r="9"></circle>
    <path d="M12 12V6.8A5.2 5.2 0 0 0 6.8 12z" fill="currentColor" stroke="none"></path>
  `,
  gap: svg`<path d="M3.5 12h5M15.5 12h5M8.5 8v8M15.5 8v8"></path>`,
  conflict: svg`<path d="M12 4 2.8 19.5h18.4zM12 10v4.5M12 17v.2"></path>`,
  search: svg`<circle cx="10.5" cy="10.5" r="6.5"></circle><path d="m15.5 15.5 5 5"></path>`,
  close: svg`<path d="m6 6 12 12M18 6 6 18"></path>`,
  pause: svg`<path d="M8.5 5.5v13M15.5 5.5v13"></path>`,
  play: svg`<path d="M8 5.5v13l10.5-6.5z"></path>`,
  previous: svg`<path d="m14.5 6-6 6 6 6"></path>`,
  next: svg`<path d="m9.5 6 6 6-6 6"></path>`,
  display: svg`
    <path d="M4 7h9M17 7h3M4 17h3M11 17h9"></path>
    <circle cx="15" cy="7" r="2"></circle>
    <circle cx="9" cy="17" r="2"></circle>
  `,
  language: svg`
    <circle cx="12" cy="12" r="9"></circle>
    <path d="M3 12h18M12 3c3 2.6 4 5.7 4 9s-1 6.4-4 9c-3-2.6-4-5.7-4-9s1-6.4 4-9"></path>
  `,
  connected: svg`
    <path d="M12 18.5v.2M8.5 15a5 5 0 0 1 7 0M5.5 11.8a9.4 9.4 0 0 1 13 0M2.8 8.4a13.2 13.2 0 0 1 18.4 0"></path>
  `,
  disconnected: svg`
    <path d="M12 18.5v.2M8.5 15a5 5 0 0 1 7 0M5.5 11.8a9.4 9.4 0 0 1 3.5-2.2M2.8 8.4a13.2 13.2 0 0 1 3-2.2M14 8.9a9.4 9.4 0 0 1 4.5 2.9M11.5 5a13.2 13.2 0 0 1 9.7 3.4M4 3l16 18"></path>
  `,
  wait: svg`<path d="M20 12a8 8 0 1 1-3-6.2M20 4v4.5h-4.5"></path>`,
  terminal: svg`
    <rect x="6" y="3" width="12" height="18" rx="2.5"></rect>
    <path d="M9.5 7h5M11 17.5h2"></path>
    <circle cx="12" cy="12" r="2"></circle>
  `,
  warning: svg`<path d="M12 4 2.8 19.5h18.4zM12 10v4.5M12 17v.2"></path>`,
  home: svg`<path d="m3.5 11.5 8.5-7.5 8.5 7.5M6 9.8V19.5h12V9.8M10 19.5v-5h4v5"></path>`,
  key: svg`<circle cx="8" cy="15.5" r="4"></circle><path d="m11 12.5 8.5-8.5M16 7.5l2.8 2.8"></path>`,
  rest: svg`<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5"></path>`,
};
