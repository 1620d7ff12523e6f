import { html, nothing, type TemplateResult } from 'lit';
import type { CheckItem } from '../../advisor/checklist';
import { adviceData } from '../../advisor/data';
import { decisionOf } from '../../advisor/decision';
import type { MigrationStep } from '../../advisor/migration';
import { decisionRecord } from '../../advisor/record';
import { l10n } from '../l10n';
import type { Actions } from './actions';
import { marks } from './evidence';
import type { Application } from './model';
import { strategyTitle } from './words';

/** What belongs to the verdict: things to add, and things to know. */
export function additions({ advice: { overlays, notes } }: Application): TemplateResult | typeof nothing {
  if (overlays.length + notes.length === 0) return nothing;
  return html`<section id="additions" aria-labelledby="additions-title">
    <h2 id="additions-title" tabindex="-1">${l10n.t('What belongs to it')}</h2>
    <ul class="notes">
      ${notes.map(({ kind, text, sources }) => html`<li class=${kind}>${kind === 'warning' ? html`<b>${l10n.t('Warning')}:</b> ` : nothing}${text}${marks(sources)}</li>`)}
    </ul>
    ${overlays.map(
      ({ title, because, todo, sources }) => html`<h3>${title}</h3>
        <p>${because}${marks(sources)}</p>
        <ul>${todo.map((one) => html`<li>${one}</li>`)}</ul>`,
    )}
  </section>`;
}

/** The way from today's strategy to the recommended one. */
export function migration({ advice: { migration: steps, answers, strategy } }: Application): TemplateResult {
  const { incumbent } = answers;
  const known = incumbent !== undefined && incumbent !== 'none';
  return html`<section id="migration" aria-labelledby="migration-title">
    <h2 id="migration-title" tabindex="-1">${l10n.t('Migration')}</h2>
    ${
      steps.length > 0
        ? html`<ol class="steps">${steps.map(step)}</ol>`
        : html`<p class="quiet">${known && incumbent === strategy ? l10n.t('Nothing to migrate: {0} are in use today.', strategyTitle(strategy)) : l10n.t('Nothing to migrate from is known.')}</p>`
    }
  </section>`;
}

function step({ title, detail, signedOut, rollback }: MigrationStep): TemplateResult {
  return html`<li>
    <b>${title}</b><br />${detail}<br />
    <small class="quiet">${l10n.t('Signed out: {0}.', signedOut)} ${l10n.t('Rollback: {0}', rollback)}</small>
  </li>`;
}

/** What OWASP ASVS 5.0 asks, and how the strategy stands towards it. */
export function checklist({ advice }: Application): TemplateResult | typeof nothing {
  if (advice.checklist.length === 0) return nothing;
  return html`<section id="checklist" aria-labelledby="checklist-title">
    <h2 id="checklist-title" tabindex="-1">${l10n.t('Checklist: OWASP ASVS 5.0')}</h2>
    <div class="scroll" role="group" aria-labelledby="checklist-title" tabindex="0">
      <table class="checklist">
        <thead>
          <tr><th scope="col">${l10n.t('Requirement')}</th><th scope="col">${l10n.t('Level')}</th><th scope="col">${l10n.t('Standing')}</th></tr>
        </thead>
        <tbody>
          ${advice.checklist.map(
            (one) => html`<tr>
              <th scope="row"><code>${one.requirement}</code> ${one.text}${marks([one.source])}</th>
              <td>${one.level}</td>
              <td><span class="standing-${one.standing}">${standing(one)}</span></td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function standing({ standing: one }: CheckItem): string {
  if (one === 'built-in') return l10n.t('✓ built in');
  if (one === 'to-check') return l10n.t('○ to check');
  return one === 'to-build' ? l10n.t('△ to build') : l10n.t('✕ fails');
}

/** Keeps the decision in the project; nothing where there is none. */
export function keeping({ advice, folder, setups }: Application, send: Actions['send']): (() => void) | undefined {
  const decision = decisionOf(advice, { date: today(), setups });
  return decision && (() => send({ type: 'keep', folder, decision }));
}

const today = (): string => new Date().toISOString().slice(0, 10);

/** The decision to take along. */
export function exports(application: Application, { send, showPath }: Actions): TemplateResult {
  const { advice } = application;
  const keep = keeping(application, send);
  const date = today();
  const record = () => send({ type: 'export', format: 'markdown', text: decisionRecord(advice, { date, showPath }) });
  const json = () => send({ type: 'export', format: 'json', text: `${JSON.stringify(adviceData(advice, showPath), null, 2)}\n` });
  return html`<section id="export" aria-labelledby="export-title">
    <h2 id="export-title" tabindex="-1">${l10n.t('Take it along')}</h2>
    ${
      keep
        ? html`<p>${l10n.t('Kept in auth-lens.json, the decision is checked with every scan: what drifts from it becomes a problem.')}</p>
          <div class="buttons"><vscode-button @click=${keep}>${l10n.t('Keep This Decision')}</vscode-button></div>`
        : nothing
    }
    <p class="quiet">${l10n.t('Each opens as an untitled document, for you to read and save where you like.')}</p>
    <div class="buttons">
      <vscode-button secondary @click=${record}>${l10n.t('Decision Record (Markdown)')}</vscode-button>
      <vscode-button secondary @click=${json}>${l10n.t('JSON')}</vscode-button>
    </div>
  </section>`;
}
