import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Contribution, Exclusion } from '../../advisor/advise';
import { type StrategyId, strategyIds } from '../../advisor/strategy';
import { l10n } from '../l10n';
import type { Actions } from './actions';
import { evidenceList, marks } from './evidence';
import type { Application } from './model';
import { answerText, confidenceText, originText, shortTitles, signed, strategyTitle } from './words';

/** Why: what each answer adds to each strategy, as a picture of bars with its reasons. */
export function reasons({ advice }: Application, actions: Actions): TemplateResult {
  const most = Math.max(1, ...advice.contributions.flatMap(({ weights }) => strategyIds.map((id) => Math.abs(weights[id]))));
  const isOut = (id: StrategyId) => advice.excluded.some(({ strategy }) => strategy === id);
  const name = (id: StrategyId) => html`${shortTitles[id]}${isOut(id) ? html` <small>${l10n.t('excluded')}</small>` : nothing}`;
  return html`<section id="reasons" aria-labelledby="reasons-title">
    <h2 id="reasons-title" tabindex="-1">${l10n.t('Why')}</h2>
    <p class="quiet">${l10n.t('Points for and against each strategy. Bars to the right speak for it, bars to the left against it.')}</p>
    <table class="bars">
      <colgroup><col />${strategyIds.map((id) => html`<col class=${advice.strategy === id ? 'best' : ''} />`)}</colgroup>
      <thead>
        <tr>
          <th scope="col">${l10n.t('Reason')}</th>
          ${strategyIds.map((id) => html`<th scope="col" class=${isOut(id) ? 'out' : ''}>${name(id)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${strongestFirst(advice.contributions).map((one) => reason(one, most, actions))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${l10n.t('Together')}</th>
          ${strategyIds.map((id) => html`<td class=${isOut(id) ? 'out' : ''}><b>${signed(advice.scores[id])}</b></td>`)}
        </tr>
      </tfoot>
    </table>
  </section>`;
}

function strongestFirst(all: readonly Contribution[]): Contribution[] {
  const spread = ({ weights }: Contribution) =>
    Math.max(...strategyIds.map((id) => weights[id])) - Math.min(...strategyIds.map((id) => weights[id]));
  return [...all].sort((one, other) => spread(other) - spread(one));
}

function reason(one: Contribution, most: number, actions: Actions): TemplateResult {
  const { question, value, because, weights, sources, evidence } = one;
  const said = question !== null && value !== null ? answerText(question, value) : undefined;
  return html`<tr>
    <th scope="row">
      <span class="because">${because}${marks(sources)}</span>
      <small class="quiet">${said ? `${said.question} ${said.label} (${originText(one)})` : originText(one)}</small>
      ${evidenceList(evidence, actions)}
    </th>
    ${strategyIds.map((id) => html`<td>${bar(weights[id], most, id)}<span class="points">${signed(weights[id])}</span></td>`)}
  </tr>`;
}

// Widths are attributes: the page's policy allows no style that is written into its HTML.
function bar(points: number, most: number, id: StrategyId): TemplateResult {
  const width = (Math.abs(points) / most) * 48;
  return html`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<line x1="50" x2="50" y1="0" y2="10"></line>`}
    ${points === 0 ? nothing : svg`<rect class="${points > 0 ? `for ${id}` : 'against'}" x=${points > 0 ? 50 : 50 - width} y="1" width=${width} height="8"></rect>`}
  </svg>`;
}

/** What is excluded and why, with the answers that would take it in again. */
export function exclusions({ advice }: Application): TemplateResult | typeof nothing {
  if (advice.excluded.length === 0) return nothing;
  return html`<section id="excluded" aria-labelledby="excluded-title">
    <h2 id="excluded-title" tabindex="-1">${l10n.t('Excluded')}</h2>
    <ul class="cards">
      ${advice.excluded.map(
        (one) =>
          html`<li><b>${strategyTitle(one.strategy)}</b>, ${l10n.t('because {0}', one.because)}${marks(one.sources)}<br /><span class="quiet">${unlock(one)}</span></li>`,
      )}
    </ul>
  </section>`;
}

function unlock({ unlockedBy }: Exclusion): string {
  if (unlockedBy.length === 0) return l10n.t('No single answer would take it in again.');
  const asked = [...new Set(unlockedBy.map(({ question }) => question))].map((id) => {
    const labels = unlockedBy.filter(({ question }) => question === id).map(({ value }) => answerText(id, value).label);
    return `${answerText(id, '').question} ${labels.join(' / ')}`;
  });
  return l10n.t('One of these answers would take it in again: {0}', asked.join('; '));
}

/** Every single answer that changes the verdict, by the question. */
export function flips({ advice }: Application): TemplateResult {
  const asked = [...new Set(advice.flips.map(({ question }) => question))];
  return html`<section id="flips" aria-labelledby="flips-title">
    <h2 id="flips-title" tabindex="-1">${l10n.t('What would change the verdict')}</h2>
    ${asked.length === 0 ? html`<p class="quiet">${l10n.t('No single answer does.')}</p>` : nothing}
    <dl class="flips">
      ${asked.map(
        (id) => html`<div><dt>${answerText(id, '').question}</dt>
          ${advice.flips
            .filter(({ question }) => question === id)
            .map(
              (flip) =>
                html`<dd><span>${answerText(id, flip.value).label}</span> → <b>${strategyTitle(flip.strategy)}</b> <small class="quiet">${confidenceText(flip.confidence)}</small></dd>`,
            )}</div>`,
      )}
    </dl>
  </section>`;
}
