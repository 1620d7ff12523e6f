import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Advice } from '../../advisor/advise';
import { l10n } from '../l10n';
import type { Application } from './model';
import { confidenceText, strategyTitle } from './words';

/** The verdict: one sentence, how sure it is, and who comes next. Whoever cannot see the page hears it change. */
export function verdict({ advice }: Application): TemplateResult {
  const [first, rest] = headline(advice);
  return html`<header class="verdict ${advice.confidence}">
    <div role="status" aria-live="polite" aria-atomic="true">
      <h1>${first}</h1>
      ${rest === '' ? nothing : html`<p>${rest}</p>`}
      <p class="standing">
        <span class="confidence">${confidenceText(advice.confidence)}</span>
        <span>${runnerUp(advice)}</span>
      </p>
    </div>
  </header>`;
}

/** What to do, and what else there is to say. */
function headline({ strategy, sentence }: Advice): readonly [first: string, rest: string] {
  const end = strategy === 'conflict' ? sentence.indexOf(': ') : sentence.search(/\. (?=[A-Z])/);
  return end < 0
    ? [sentence, '']
    : [`${sentence.slice(0, end)}.`, `${sentence.slice(end + 2, end + 3).toUpperCase()}${sentence.slice(end + 3)}`];
}

function runnerUp({ strategy, runnerUp: next, scores }: Advice): string {
  if (strategy === 'conflict') return l10n.t('Below is what would unlock each strategy.');
  if (next === null) return l10n.t('Every other strategy is excluded.');
  const lead = scores[strategy] - scores[next];
  if (lead === 0) return l10n.t('Runner-up: {0}, with as many points', strategyTitle(next));
  if (lead === -1) return l10n.t('Runner-up: {0}, 1 point ahead, but changing has a price', strategyTitle(next));
  if (lead < 0) return l10n.t('Runner-up: {0}, {1} points ahead, but changing has a price', strategyTitle(next), -lead);
  return lead === 1
    ? l10n.t('Runner-up: {0}, 1 point behind', strategyTitle(next))
    : l10n.t('Runner-up: {0}, {1} points behind', strategyTitle(next), lead);
}

/** Which application is shown, where there are several: each with its verdict. */
export function applicationPicker(
  all: readonly Application[],
  shown: Application,
  choose: (folder: string) => void,
): TemplateResult | typeof nothing {
  if (all.length < 2) return nothing;
  return html`<fieldset class="applications">
    <legend>${l10n.t('{0} applications sign users in', all.length)}</legend>
    ${all.map(
      ({ folder, name, advice }) => html`<label class="application">
        <input type="radio" name="application" .checked=${live(folder === shown.folder)} @change=${() => choose(folder)} />
        <span><b>${name}</b><small>${strategyTitle(advice.strategy)}, ${confidenceText(advice.confidence).toLowerCase()}</small></span>
      </label>`,
    )}
  </fieldset>`;
}
