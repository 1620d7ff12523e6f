import { html } from 'lit';

/** A small button that copies. */
export function copyButton(label: string, copy: () => void) {
  return html`<button class="icon" aria-label=${label} title=${label} @click=${copy}>
    <svg viewBox="0 0 16 16" aria-hidden="true"><rect x="5.5" y="5.5" width="8" height="8" rx="1.2" /><path d="M10.5 5.5V3.7c0-.7-.5-1.2-1.2-1.2H3.7c-.7 0-1.2.5-1.2 1.2v5.6c0 .7.5 1.2 1.2 1.2h1.8" /></svg>
  </button>`;
}
