import '@vscode-elements/elements/dist/vscode-button/index.js';
import { html, nothing } from 'lit';
import { keyInWords } from '../../token/decode/key';
import { l10n } from '../l10n';
import type { Copied, TokenView } from './messages';
import type { Actions } from './page';
import { type Sign, sign } from './sign';

/** What the token is, how far it can be trusted, and what can be done with it. */
export function summary(view: TokenView, index: number, { post, say }: Actions) {
  const { token, purpose } = view.decoded.inspection;
  const [state, words] = standing(view);
  const copy = (what: Copied, done: string) => () => {
    post({ type: 'copy', token: index, what });
    say(done);
  };
  return html`<header>
    <h1>${token.title}</h1>
    <p class="standing ${state}">${sign(state)} <strong>${words}</strong></p>
    ${token.name === undefined ? nothing : html`<p><span class="quiet">${l10n.t('Name')}</span> <code>${token.name}</code>${chunks(view)}</p>`}
    ${purpose ? html`<p>${purpose.title}<br /><span class="quiet">${l10n.t('because {0}', purpose.reasons.join(', '))}</span></p>` : nothing}
    ${token.repaired.length > 0 ? html`<p class="quiet">${l10n.t('Repaired: {0}', token.repaired.join('; '))}</p>` : nothing}
    ${token.problems.map(({ message }) => html`<p class="problem">${sign('warning')} <span>${message}</span></p>`)}
    ${(token.keys ?? []).map((key) => html`<p><code>${[key.id, keyInWords(key), key.algorithm, key.use].filter(Boolean).join(', ')}</code></p>`)}
    ${actions(view, index, post, copy)}
  </header>`;
}

function actions({ decoded }: TokenView, index: number, post: Actions['post'], copy: (what: Copied, done: string) => () => void) {
  const { token, needs } = decoded.inspection;
  const isSigned = token.segments.some(({ role, text }) => role === 'signature' && text !== '');
  const closed = decoded.verification.decryption !== undefined && decoded.verification.decryption.state !== 'ok';
  const proof = closed
    ? html`<vscode-button @click=${() => post({ type: 'decrypt', token: index })}>${l10n.t('Decrypt...')}</vscode-button>`
    : html`<vscode-button ?secondary=${decoded.verification.verified} @click=${() => post({ type: 'verify', token: index })}>${l10n.t('Verify...')}</vscode-button>`;
  return html`<div class="actions">
    ${needs === undefined ? nothing : proof}
    ${isSigned ? html`<vscode-button secondary @click=${copy('unsigned', l10n.t('Copied without the signature'))}>${l10n.t('Copy Without Signature')}</vscode-button>` : nothing}
    ${token.text === '' ? nothing : html`<vscode-button secondary @click=${copy('token', l10n.t('Copied'))}>${l10n.t('Copy Whole Token')}</vscode-button>`}
    <vscode-button secondary @click=${() => post({ type: 'json', token: index })}>${l10n.t('Open as JSON')}</vscode-button>
    <vscode-button secondary @click=${() => post({ type: 'decode' })}>${l10n.t('Decode Another')}</vscode-button>
  </div>`;
}

function chunks({ decoded }: TokenView): string {
  const numbers = decoded.inspection.token.cookie?.chunks;
  return numbers ? ` ${l10n.t('joined from {0} chunks', numbers.length)}` : '';
}

/** Decoding alone never reads as if something had been verified. */
function standing({ decoded: { inspection, verification }, isTest }: TokenView): [state: Sign, words: string] {
  const { signature, decryption, verified } = verification;
  if (inspection.token.keys) return ['info', l10n.t('A key, described. Private parts are not shown.')];
  if (isTest) return ['info', l10n.t('Test token: signed with a key that everybody knows. No server may accept it.')];
  if (verified) return ['ok', decryption ? l10n.t('Decrypted and verified') : l10n.t('Verified')];
  if (decryption?.state === 'failed') return ['failed', l10n.t('Not decrypted')];
  if (signature?.state === 'failed') return ['failed', l10n.t('Not verified: the signature is not right')];
  if (signature?.state === 'ok' || decryption?.state === 'ok')
    return ['warning', l10n.t('The key fits, but a server would refuse the token')];
  return decryption ? ['unknown', l10n.t('Encrypted: only the header is readable')] : ['unknown', l10n.t('Decoded, not verified')];
}
