import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { valuesOf } from '../../advisor/answers';
import type { Evidence } from '../../advisor/evidence';
import { answerInfo, type Question } from '../../advisor/question';
import { questions } from '../../advisor/questions';
import { l10n } from '../l10n';
import type { Actions } from './actions';
import { evidenceList } from './evidence';
import type { Application } from './model';
import { switched } from './model';

/** Every question with its answer: what was detected is marked, can be changed, and can be had back. */
export function answers(application: Application, actions: Actions): TemplateResult {
  const { advice, given } = application;
  const detected = questions.filter(({ id }) => valuesOf(given, id).length === 0 && valuesOf(advice.answers, id).length > 0).length;
  const own = questions.filter(({ id }) => valuesOf(given, id).length > 0).length;
  return html`<section id="answers" class="answers" aria-labelledby="answers-title">
    <h2 id="answers-title" tabindex="-1">${l10n.t('Answers')}</h2>
    <p class="quiet">${l10n.t('{0} detected in the code, {1} given by you, {2} open. Change any.', detected, own, questions.length - detected - own)}</p>
    ${own > 0 ? html`<vscode-button secondary @click=${actions.resetAll}>${l10n.t('Take all my answers back')}</vscode-button>` : nothing}
    <div class="questions">${questions.map((question) => row(question, application, actions))}</div>
  </section>`;
}

function row(question: Question, application: Application, actions: Actions): TemplateResult {
  const found = application.evidence.filter((one) => one.question === question.id);
  const isGiven = valuesOf(application.given, question.id).length > 0;
  return html`<fieldset class="question">
    <legend>${question.text}</legend>
    ${question.id === 'library' ? list(question, application, found, actions) : pills(question, application, found, actions)}
    <div class="source">
      <span class="origin ${isGiven ? 'given' : ''}">${originOf(isGiven, found)}</span>
      ${isGiven ? html`<button class="link" @click=${() => actions.answer(question, undefined)}>${found.length > 0 ? l10n.t('Back to what was detected') : l10n.t('Take back')}<span class="hidden-text">: ${question.text}</span></button>` : nothing}
    </div>
    ${found.length > 0 ? evidenceList(found, actions, true) : nothing}
  </fieldset>`;
}

function originOf(isGiven: boolean, found: readonly Evidence[]): string {
  if (isGiven) return l10n.t('Your answer');
  return found.length > 0 ? l10n.t('Detected') : l10n.t('Not answered');
}

function pills(question: Question, { advice, folder }: Application, found: readonly Evidence[], actions: Actions): TemplateResult {
  const now = valuesOf(advice.answers, question.id);
  return html`<div class="pills">
    ${Object.keys(question.values).map((value) => {
      const isFound = found.some((one) => one.value === value);
      const change = () => actions.answer(question, question.several ? switched(advice.answers, question.id, value) : value);
      return html`<label class="pill ${isFound ? 'found' : ''}">
        <input
          type=${question.several ? 'checkbox' : 'radio'}
          name="${folder}#${question.id}"
          value=${value}
          .checked=${live(now.includes(value))}
          @change=${change}
        />
        <span>${answerInfo(question, value)?.label}${isFound ? html`<span class="hidden-text"> (${l10n.t('detected')})</span>` : nothing}</span>
      </label>`;
    })}
  </div>`;
}

function list(question: Question, { advice }: Application, found: readonly Evidence[], actions: Actions): TemplateResult {
  const [now] = valuesOf(advice.answers, question.id);
  const change = ({ target }: Event) => actions.answer(question, (target as HTMLSelectElement).value || undefined);
  return html`<select aria-label=${question.text} @change=${change}>
    <option value="" .selected=${live(now === undefined)}>${l10n.t('Not answered')}</option>
    ${Object.keys(question.values).map((value) => {
      const label = answerInfo(question, value)?.label;
      const isFound = found.some((one) => one.value === value);
      return html`<option value=${value} .selected=${live(value === now)}>${isFound ? l10n.t('{0} (detected)', label ?? value) : label}</option>`;
    })}
  </select>`;
}
