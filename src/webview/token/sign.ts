import { html, svg } from 'lit';

export type Sign = 'ok' | 'failed' | 'unknown' | 'error' | 'warning' | 'info';

const shapes = {
  ok: svg`<path d="M4.5 8.3 7 10.8 11.6 5.6" />`,
  failed: svg`<path d="m5.4 5.4 5.2 5.2m0-5.2-5.2 5.2" />`,
  unknown: svg`<path d="M6.2 6.3c0-2.3 3.7-2.3 3.7 0 0 1.4-1.9 1.4-1.9 3m0 1.7v.6" />`,
  warning: svg`<path d="M8 4.4v4.2m0 2.1v.9" />`,
  info: svg`<path d="M8 7.4v4.2M8 4.4v.9" />`,
};

/** A small round picture of how good something is; the words beside it say the same. */
export function sign(state: Sign) {
  return html`<svg class="sign ${state}" viewBox="0 0 16 16" aria-hidden="true">
    <circle cx="8" cy="8" r="7" />${shapes[state === 'error' ? 'failed' : state]}
  </svg>`;
}
