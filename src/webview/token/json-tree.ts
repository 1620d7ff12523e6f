import { html, nothing, type TemplateResult } from 'lit';
import { isObject, type Json } from '../../token/json';
import { l10n } from '../l10n';

const maxMembers = 500;
const maxText = 2000;

/** JSON that can be folded; what contains the words searched for is unfolded and marked. */
export function jsonTree(value: Json, query: string): TemplateResult {
  const words = query.toLowerCase();
  return html`<div class="json">${isFolded(value) ? members(value, words) : leaf(value, words)}</div>`;
}

/** How many names and values hold the words. */
export function countMatches(value: Json, query: string): number {
  const words = query.toLowerCase();
  if (words === '') return 0;
  if (!isFolded(value)) return holds(written(value), words) ? 1 : 0;
  return entriesOf(value).reduce(
    (sum, [name, child]) => sum + (!Array.isArray(value) && holds(name, words) ? 1 : 0) + countMatches(child, query),
    0,
  );
}

type Folded = Exclude<Json, null | boolean | number | string>;

function members(value: Folded, words: string): TemplateResult {
  const all = entriesOf(value);
  const more = all.length - maxMembers;
  return html`<ul>${all.slice(0, maxMembers).map(([name, child]) => html`<li>${member(name, child, words, Array.isArray(value))}</li>`)}
    ${more > 0 ? html`<li class="quiet">${l10n.t('and {0} more', more)}</li>` : nothing}</ul>`;
}

function member(name: string, value: Json, words: string, isItem: boolean): TemplateResult {
  const label = html`<span class=${isItem ? 'quiet' : 'name'}>${isItem ? name : marked(name, words)}</span>`;
  if (!isFolded(value)) return html`${label}: ${leaf(value, words)}`;
  const size = entriesOf(value).length;
  if (size === 0) return html`${label}: <span class="quiet">${Array.isArray(value) ? '[]' : '{}'}</span>`;
  return html`<details ?open=${words === '' || countMatches(value, words) > 0}>
    <summary>${label}: <span class="quiet">${sizeInWords(size, Array.isArray(value))}</span></summary>${members(value, words)}
  </details>`;
}

function sizeInWords(size: number, isList: boolean): string {
  if (isList) return size === 1 ? l10n.t('1 item') : l10n.t('{0} items', size);
  return size === 1 ? l10n.t('1 member') : l10n.t('{0} members', size);
}

function leaf(value: Json, words: string): TemplateResult {
  const text = written(value);
  const shown = text.length > maxText ? `${text.slice(0, maxText)}…` : text;
  return html`<span class="leaf ${value === null ? 'null' : typeof value}">${marked(shown, words)}</span>`;
}

function marked(text: string, words: string) {
  if (words === '') return text;
  const parts: (string | TemplateResult)[] = [];
  const lower = text.toLowerCase();
  let from = 0;
  // Lower case may be longer than the text it comes from: then nothing is marked.
  for (let at = lower.indexOf(words); at >= 0 && lower.length === text.length; at = lower.indexOf(words, from)) {
    parts.push(text.slice(from, at), html`<mark>${text.slice(at, at + words.length)}</mark>`);
    from = at + words.length;
  }
  return [...parts, text.slice(from)];
}

function isFolded(value: Json): value is Folded {
  return Array.isArray(value) || isObject(value);
}

function entriesOf(value: Folded): [string, Json][] {
  return Object.entries(value);
}

function written(value: Json): string {
  return JSON.stringify(value);
}

function holds(text: string, words: string): boolean {
  return text.toLowerCase().includes(words);
}
