import { html, nothing } from 'lit';
import type { Segment, Token } from '../../token/model';
import { l10n } from '../l10n';

/** The token itself, its parts in colours, with a legend for those who do not see them. */
export function tokenText({ segments, kind }: Token) {
  const parts = segments.filter(({ text }) => text !== '');
  if (parts.length === 0) return nothing;
  const separator = kind === 'iron-session' ? '*' : '.';
  return html`<section aria-labelledby="text-title">
    <h2 id="text-title">${l10n.t('Token')}</h2>
    <div class="token-text" role="group" tabindex="0" aria-label=${l10n.t('Token, in its parts')}>${segments.map(
      ({ role, text }, index) =>
        html`${index === 0 ? nothing : html`<span class="separator">${role === 'disclosure' ? '~' : separator}</span>`}<span class=${role}>${text}</span>`,
    )}</div>
    <ul class="legend">${parts.map(({ role, text }) => html`<li class=${role}>${nameOf(role)} <span class="quiet">${l10n.t('{0} characters', text.length)}</span></li>`)}</ul>
  </section>`;
}

function nameOf(role: Segment['role']): string {
  const names: Record<Segment['role'], string> = {
    header: l10n.t('Header'),
    payload: l10n.t('Payload'),
    signature: l10n.t('Signature'),
    'encrypted-key': l10n.t('Encrypted key'),
    iv: l10n.t('Initialization vector'),
    ciphertext: l10n.t('Encrypted content'),
    tag: l10n.t('Authentication tag'),
    disclosure: l10n.t('Disclosure'),
    id: l10n.t('Session id'),
    rest: l10n.t('Rest'),
  };
  return names[role];
}
