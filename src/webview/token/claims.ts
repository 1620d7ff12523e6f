import { html, nothing } from 'lit';
import type { Claim } from '../../token/claims/explain';
import { l10n } from '../l10n';
import { copyButton } from './copy-button';
import type { Actions } from './page';

const longest = 600;

/** Every claim with its value, what that means for a person, and who says so. */
export function claimsTable(claims: readonly Claim[], index: number, { post, say }: Actions) {
  if (claims.length === 0) return nothing;
  const copy = (claim: string) => () => {
    post({ type: 'copy', token: index, what: { claim } });
    say(l10n.t('Copied'));
  };
  return html`<section aria-labelledby="claims-title">
    <h2 id="claims-title">${l10n.t('Claims')}</h2>
    <table class="claims">
      <thead><tr><th scope="col">${l10n.t('Claim')}</th><th scope="col">${l10n.t('Value')}</th><th scope="col">${l10n.t('Meaning')}</th></tr></thead>
      <tbody>${claims.map((claim) => row(claim, copy(claim.name)))}</tbody>
    </table>
  </section>`;
}

function row({ name, value, time, meaning, defined }: Claim, copy: () => void) {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const shown = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return html`<tr>
    <th scope="row"><code>${name}</code></th>
    <td>
      <div class="value"><code>${shown}</code>${copyButton(l10n.t('Copy {0}', name), copy)}</div>
      ${
        time
          ? html`<div class="time"><strong>${time.relative}</strong>
              <span><span class="quiet">UTC</span> <time datetime=${time.utc}>${time.utc.replace('T', ' ').replace(/(?:\.0+)?Z$/, '')}</time></span>
              <span><span class="quiet">${l10n.t('Local')}</span> ${time.local.replace('T', ' ')}</span>
              ${time.note ? html`<em>${time.note}</em>` : nothing}</div>`
          : nothing
      }
    </td>
    <td>${meaning ?? html`<span class="quiet">${l10n.t('Of its own')}</span>`}${defined ? html` <a class="source" href=${defined.source}>${defined.by}</a>` : nothing}</td>
  </tr>`;
}
