import { html, nothing, type TemplateResult } from 'lit';
import { type StrategyId, strategyIds } from '../../advisor/strategy';
import { l10n } from '../l10n';
import { marks } from './evidence';
import type { Application } from './model';
import { strategyTitle } from './words';

/** The comparison of the three strategies. */
export function comparison({ advice }: Application): TemplateResult {
  const heading = (id: StrategyId) => html`${strategyTitle(id)}${tagOf(id, advice)}`;
  return html`<section id="comparison" aria-labelledby="comparison-title">
    <h2 id="comparison-title" tabindex="-1">${l10n.t('Comparison')}</h2>
    <div class="scroll" role="group" aria-labelledby="comparison-title" tabindex="0">
      <table class="comparison">
        <thead>
          <tr><td></td>${strategyIds.map((id) => html`<th scope="col" class=${advice.strategy === id ? 'best' : ''}>${heading(id)}</th>`)}</tr>
        </thead>
        <tbody>
          ${advice.comparison.map(
            ({ title, cells }) => html`<tr>
              <th scope="row">${title}</th>
              ${strategyIds.map((id) => html`<td class=${advice.strategy === id ? 'best' : ''}>${cell(cells[id].text)}${marks(cells[id].sources)}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function tagOf(id: StrategyId, { strategy, answers }: Application['advice']): TemplateResult | typeof nothing {
  const tags = [...(answers.incumbent === id ? [l10n.t('today')] : []), ...(strategy === id ? [l10n.t('recommended')] : [])];
  return tags.length > 0 ? html` <small>${tags.join(', ')}</small>` : nothing;
}

/** The project's own number stands out. */
function cell(text: string): TemplateResult {
  const [general, own] = text.split('; here: ');
  return own === undefined ? html`${general}` : html`${general}<br /><b class="here">${l10n.t('Here: {0}', own)}</b> `;
}
