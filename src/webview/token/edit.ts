import '@vscode-elements/elements/dist/vscode-textarea/index.js';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { innermost } from '../../token/innermost';
import { isObject, readJson } from '../../token/json';
import { l10n } from '../l10n';
import type { TokenView } from './messages';
import type { Actions, Typed } from './page';

const [hour, day] = [3600, 86_400];

/** Changes claims and signs them again with a test key, as a token of its own. What is typed stays until another text is decoded. */
export function editor({ id, decoded }: TokenView, index: number, now: number, { post, change }: Actions, { drafts, refusal }: Typed) {
  const { payload } = innermost(decoded.inspection.token);
  if (!isObject(payload)) return nothing;
  const text = () => drafts.get(id) ?? JSON.stringify(payload, null, 2);
  const typed = (event: Event) => drafts.set(id, (event.target as HTMLTextAreaElement).value);
  const extend = (seconds: number) => () => {
    const changed = withExpiry(text(), Math.floor(now) + seconds);
    if (changed !== undefined) drafts.set(id, changed);
    change({ refusal: changed === undefined ? l10n.t('Nothing was changed: the claims must be one JSON object.') : '' });
  };
  return html`<section>
    <details>
      <summary><h2>${l10n.t('Change claims and sign a test token')}</h2></summary>
      <p class="quiet">${l10n.t('The new token is signed with a key that everybody knows and says so. This one stays as it is.')}</p>
      <vscode-textarea id="claims" .label=${l10n.t('Claims of the test token, as JSON')} monospace resize="vertical" rows="12"
        .value=${live(text())} @input=${typed}></vscode-textarea>
      <p class="problem" role="alert">${refusal}</p>
      <div class="actions">
        <vscode-button @click=${() => post({ type: 'sign', token: index, payload: text() })}>${l10n.t('Sign with Test Key')}</vscode-button>
        <vscode-button secondary @click=${extend(hour)}>${l10n.t('Expire in 1 Hour')}</vscode-button>
        <vscode-button secondary @click=${extend(30 * day)}>${l10n.t('Expire in 30 Days')}</vscode-button>
        <vscode-button secondary @click=${extend(-hour)}>${l10n.t('Expired 1 Hour Ago')}</vscode-button>
      </div>
    </details>
  </section>`;
}

/** The same claims with another end; nothing where the text is no JSON object. */
function withExpiry(text: string, exp: number): string | undefined {
  const { value } = readJson(text);
  return isObject(value) ? JSON.stringify({ ...value, exp }, null, 2) : undefined;
}
