import { html, nothing, type TemplateResult } from 'lit';
import type { Evidence } from '../../advisor/evidence';
import { type SourceId, sources } from '../../advisor/sources';
import { l10n } from '../l10n';
import type { Actions } from './actions';
import { answerText } from './words';

const most = 3;

/** Places in the code, each of which opens its file; from the fourth on behind a fold. */
export function evidenceList(all: readonly Evidence[], actions: Actions, withValue = false): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  const item = (one: Evidence) => html`<li>
    ${withValue ? html`<b>${answerText(one.question, one.value).label}</b>: ` : nothing}${one.because}
    <button class="link place" @click=${() => actions.send({ type: 'open', place: { file: one.file, line: one.line } })}>${actions.showPath(one.file)}:${one.line}</button>
  </li>`;
  const [first, more] = [all.slice(0, most), all.slice(most)];
  return html`<ul class="evidence">${first.map(item)}</ul>
    ${more.length > 0 ? html`<details><summary>${l10n.t('More places: {0}', more.length)}</summary><ul class="evidence">${more.map(item)}</ul></details>` : nothing}`;
}

const order = Object.keys(sources) as SourceId[];

/** Marks that lead to the list of sources. */
export function marks(ids: readonly SourceId[]): TemplateResult {
  return html`<span class="marks">${ids.map(
    (id) =>
      html`<a href="#source-${id}" title=${sources[id].title} aria-label=${l10n.t('Source {0}: {1}', numberOf(id), sources[id].title)}>${numberOf(id)}</a>`,
  )}</span>`;
}

/** The sources that the page refers to. */
export function sourceList(ids: ReadonlySet<SourceId>): TemplateResult {
  return html`<section id="sources" aria-labelledby="sources-title">
    <h2 id="sources-title" tabindex="-1">${l10n.t('Sources')}</h2>
    <ol class="sources">
      ${order
        .filter((id) => ids.has(id))
        .map((id) => {
          const { title, url } = sources[id] as { title: string; url?: string };
          return html`<li id="source-${id}" value=${numberOf(id)} tabindex="-1">${url ? html`<a href=${url}>${title}</a>` : title}</li>`;
        })}
    </ol>
  </section>`;
}

const numberOf = (id: SourceId): number => order.indexOf(id) + 1;
