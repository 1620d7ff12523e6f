import { html, nothing, type TemplateResult } from 'lit';
import { l10n } from '../l10n';
import type { Found, FromPage } from './messages';

interface State {
  readonly found: Found | undefined;
  readonly problem: string | undefined;
  readonly hasEvidence: boolean;
}

/** What a person has to know before the report: that it loads, that nothing was found, that something is in the way. */
export function state({ found, problem, hasEvidence }: State, send: (message: FromPage) => void): TemplateResult | typeof nothing {
  const again = html`<vscode-button secondary @click=${() => send({ type: 'scan' })}>${l10n.t('Scan Again')}</vscode-button>`;
  if (problem !== undefined) return banner(problem, again, true);
  if (!found) return html`<p class="loading" role="status">${l10n.t('Looking at what the scan knows…')}</p>`;
  if (found.state === 'off') return banner(l10n.t('Auth Lens is switched off by the setting authLens.enable: answers decide alone.'));
  if (found.state === 'error') return banner(l10n.t('The analyser failed, so that answers decide alone.'), again, true);
  const trust = html`<vscode-button secondary @click=${() => send({ type: 'trust' })}>${l10n.t('Manage Workspace Trust')}</vscode-button>`;
  return html`
    ${found.trusted ? nothing : banner(l10n.t('Restricted mode: the evidence leaves out .env files and settings of this workspace.'), trust)}
    ${found.state === 'scanning' ? banner(l10n.t('The scan is still running: evidence comes in as it is found.')) : nothing}
    ${found.state === 'ready' && !hasEvidence ? banner(l10n.t('Nothing was found in the code yet: your answers decide.'), again) : nothing}
  `;
}

function banner(text: string, action: TemplateResult | typeof nothing = nothing, isError = false): TemplateResult {
  return html`<div class="banner ${isError ? 'error' : ''}" role=${isError ? 'alert' : 'note'}><span>${text}</span>${action}</div>`;
}
