import { html, nothing } from 'lit';
import { l10n } from '../l10n';
import type { TokenPage } from './messages';

/** One tab for each token, where there are several. Arrow keys, Home and End move between them. */
export function tabs({ tokens, selected }: TokenPage, select: (index: number) => void) {
  if (tokens.length < 2) return nothing;
  const move = (event: KeyboardEvent) => {
    const target = destination(event.key, selected, tokens.length);
    if (target === undefined) return;
    event.preventDefault();
    select(target);
    const list = event.currentTarget as HTMLElement;
    // The tab that is selected next exists already: only its state changes.
    (list.children[target] as HTMLElement).focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${l10n.t('Tokens')} @keydown=${move}>
    ${tokens.map(({ decoded: { inspection }, isTest }, index) => {
      const { name, title } = inspection.token;
      return html`<button
        id="tab-${index}"
        role="tab"
        aria-selected=${index === selected}
        aria-controls="token"
        tabindex=${index === selected ? 0 : -1}
        @click=${() => select(index)}
      ><span class="number">${index + 1}</span> ${isTest ? l10n.t('Test token') : (name ?? title)}</button>`;
    })}
  </div>`;
}

function destination(key: string, selected: number, count: number): number | undefined {
  if (key === 'ArrowRight' || key === 'ArrowDown') return (selected + 1) % count;
  if (key === 'ArrowLeft' || key === 'ArrowUp') return (selected + count - 1) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}
