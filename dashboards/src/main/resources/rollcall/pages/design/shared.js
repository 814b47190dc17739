// Styles that more than one component wears. A shadow root sees no page style, so each component lists what it needs:
// `static styles = [base, buttons, css`…`]`. Constructed sheets are no inline styles: the CSP stays strict.
import { css } from 'lit';

export const base = css`
  :host {
    display: block;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  dl,
  dd,
  ol,
  ul {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h2 {
    font-size: var(--font-lead);
    line-height: 1.3;
    font-weight: var(--weight-strong);
  }
  a {
    color: var(--accent);
    text-underline-offset: 0.2em;
  }
  :focus-visible {
    outline: var(--ring) solid var(--focus);
    outline-offset: 2px;
    border-radius: var(--radius-small);
  }
  .quiet {
    color: var(--text-quiet);
  }
  .small {
    font-size: var(--font-small);
  }
  .figures {
    font-variant-numeric: tabular-nums;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

export const buttons = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-2);
    min-width: var(--target);
    min-height: var(--target);
    padding: var(--space-1) var(--space-3);
    border: var(--border) solid var(--line);
    border-radius: var(--radius-small);
    background: var(--surface);
    color: var(--text);
    font: inherit;
    text-decoration: none;
    cursor: pointer;
  }
  .button:hover {
    border-color: var(--line-strong);
    background: var(--sunken);
  }
  .button[aria-pressed='true'],
  .button[aria-expanded='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--accent);
  }
  .button.bare {
    border-color: transparent;
    background: transparent;
  }
  .button.bare:hover {
    background: var(--sunken);
  }
  .button.primary {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
  }
  .button.icon-only {
    padding: 0;
  }
`;

export const card = css`
  .card {
    border: var(--border) solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    box-shadow: var(--shadow);
  }
`;

/** `class="tone-good"` gives --tone and --tone-soft to what is inside. */
export const tones = css`
  .tone-good {
    --tone: var(--good);
    --tone-soft: var(--good-soft);
  }
  .tone-warn {
    --tone: var(--warn);
    --tone-soft: var(--warn-soft);
  }
  .tone-bad {
    --tone: var(--bad);
    --tone-soft: var(--bad-soft);
  }
  .tone-calm {
    --tone: var(--calm);
    --tone-soft: var(--calm-soft);
  }
  .tone-odd {
    --tone: var(--odd);
    --tone-soft: var(--odd-soft);
  }
  .tone-plain {
    --tone: var(--plain);
    --tone-soft: var(--plain-soft);
  }
`;
