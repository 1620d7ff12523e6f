import { html, nothing } from 'lit';
import type { Json } from '../../token/json';
import type { Token } from '../../token/model';
import { l10n } from '../l10n';
import { copyButton } from './copy-button';
import { countMatches, jsonTree } from './json-tree';
import type { TokenView } from './messages';
import type { Actions } from './page';

interface Part {
  readonly title: string;
  readonly value: Json;
  readonly copy?: 'header' | 'payload';
}

/** Header, payload and what is nested in them as JSON that can be folded, searched and copied. */
export function jsonParts({ decoded }: TokenView, index: number, { post, say, change }: Actions, query: string) {
  const parts = partsOf(decoded.inspection.token);
  if (parts.length === 0) return nothing;
  const matches = parts.reduce((sum, { value }) => sum + countMatches(value, query), 0);
  const copy = (what: 'header' | 'payload') => () => {
    post({ type: 'copy', token: index, what });
    say(l10n.t('Copied'));
  };
  const typed = (event: Event) => change({ query: (event.target as HTMLInputElement).value });
  return html`<section aria-labelledby="json-title">
    <div class="heading">
      <h2 id="json-title">${l10n.t('Content')}</h2>
      <vscode-textfield type="search" .label=${l10n.t('Search the content')} placeholder=${l10n.t('Search')} .value=${query} @input=${typed}></vscode-textfield>
      <span class="quiet" role="status">${query === '' ? '' : matchesInWords(matches)}</span>
    </div>
    <div class="parts">${parts.map(
      ({ title, value, copy: what }) => html`<div class="part">
        <h3>${title} ${what ? copyButton(what === 'header' ? l10n.t('Copy the header') : l10n.t('Copy the payload'), copy(what)) : nothing}</h3>
        ${jsonTree(value, query)}
      </div>`,
    )}</div>
  </section>`;
}

function matchesInWords(count: number): string {
  return count === 1 ? l10n.t('1 match') : l10n.t('{0} matches', count);
}

function partsOf({ header, payload, disclosures, nested }: Token, isNested = false): Part[] {
  const all: [title: string, value: Json | undefined, copy?: Part['copy']][] = [
    [isNested ? l10n.t('Header of the nested token') : l10n.t('Header'), header, isNested ? undefined : 'header'],
    [isNested ? l10n.t('Payload of the nested token') : l10n.t('Payload'), nested ? undefined : payload, isNested ? undefined : 'payload'],
    [l10n.t('Disclosed'), disclosures],
  ];
  const own = all.flatMap(([title, value, copy]) => (value === undefined ? [] : [{ title, value, copy }]));
  return nested ? [...own, ...partsOf(nested, true)] : own;
}
