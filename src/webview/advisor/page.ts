import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-tabs/index.js';
import '@vscode-elements/elements/dist/vscode-tab-header/index.js';
import '@vscode-elements/elements/dist/vscode-tab-panel/index.js';
import { html, render, type TemplateResult } from 'lit';
import type { SourceId } from '../../advisor/sources';
import { l10n } from '../l10n';
import { connectKeeping } from '../post';
import '../theme.css';
import './advisor.css';
import type { Actions } from './actions';
import { answers } from './answers';
import { comparison } from './comparison';
import { configurations } from './configuration';
import { sourceList } from './evidence';
import { flows } from './flow';
import type { Found, FromPage, Kept, ToPage } from './messages';
import { type Application, answered, applicationsOf, chosenOf, keptFrom, shortPath } from './model';
import { additions, checklist, exports, keeping, migration } from './plan';
import { exclusions, flips, reasons } from './reasons';
import { state } from './state';
import { applicationPicker, verdict } from './verdict';

start(document.getElementById('page') as HTMLElement);

function start(root: HTMLElement): void {
  const { send, kept: before, keep } = connectKeeping<ToPage, FromPage, Kept>(receive);
  let kept = keptFrom(before);
  let found: Found | undefined;
  let problem: string | undefined;

  function receive(message: ToPage): void {
    if (message.type === 'keep') keepShown();
    else if (message.type === 'found') [found, problem] = [message.found, undefined];
    else problem = message.message;
    show();
  }

  function keepShown(): void {
    const all = found ? applicationsOf(found, kept) : [];
    // Of several applications the person has to choose one first.
    const isChosen = all.length === 1 || all.some(({ folder }) => folder === kept.chosen);
    if (isChosen) keeping(chosenOf(all, kept), send)?.();
    else document.querySelector('.applications')?.scrollIntoView();
  }

  function change(next: Kept): void {
    kept = next;
    keep(kept);
    show();
  }

  function show(): void {
    const all = found ? applicationsOf(found, kept) : [];
    if (!found || isWaiting(found, all)) return void render(state({ found: undefined, problem, hasEvidence: false }, send), root);
    const shown = chosenOf(all, kept);
    const given = (next: Application['given']) => change({ ...kept, answers: { ...kept.answers, [shown.folder]: next } });
    const { roots } = found;
    const actions: Actions = {
      answer: (question, value) => given(answered(shown.given, question, value)),
      resetAll: () => given({}),
      choose: (folder) => change({ ...kept, chosen: folder }),
      send,
      showPath: (file) => shortPath(file, roots),
    };
    const top = state({ found, problem, hasEvidence: shown.evidence.length > 0 }, send);
    render(html`${top}${applicationPicker(all, shown, actions.choose)}${report(shown, actions)}`, root);
  }

  root.addEventListener('click', jump);
  show();
  send({ type: 'ready' });
}

/** A verdict on nothing would only be overthrown a moment later. */
function isWaiting({ state: now }: Found, all: readonly Application[]): boolean {
  return now === 'scanning' && all.every(({ evidence, given }) => evidence.length + Object.keys(given).length === 0);
}

/** The whole report of one application. */
function report(shown: Application, actions: Actions): TemplateResult {
  return html`${verdict(shown)}
    <nav aria-label=${l10n.t('Parts of this page')}>${partsOf(shown).map(([id, title]) => html`<a href="#${id}">${title}</a>`)}</nav>
    <div class="columns">
      <div class="why">${reasons(shown, actions)} ${exclusions(shown)} ${flips(shown)}</div>
      ${answers(shown, actions)}
      <div class="plan">
        ${flows(shown)} ${comparison(shown)} ${additions(shown)} ${configurations(shown, actions)} ${migration(shown)} ${checklist(shown)}
        ${exports(shown, actions)} ${sourceList(sourcesOf(shown))}
      </div>
    </div>`;
}

function partsOf({ advice }: Application): readonly (readonly [id: string, title: string])[] {
  return [
    ['reasons', l10n.t('Why')],
    ['answers', l10n.t('Answers')],
    ...(advice.excluded.length > 0 ? [['excluded', l10n.t('Excluded')] as const] : []),
    ['flips', l10n.t('What would change it')],
    ['flow', l10n.t('Request flow')],
    ['comparison', l10n.t('Comparison')],
    ['configuration', l10n.t('Ready configuration')],
    ['migration', l10n.t('Migration')],
    ['export', l10n.t('Export')],
  ];
}

function sourcesOf({ advice }: Application): Set<SourceId> {
  const { contributions, excluded, overlays, notes, comparison: rows, checklist: items } = advice;
  const cells = rows.flatMap((row) => Object.values(row.cells));
  const all = [...contributions, ...excluded, ...overlays, ...notes, ...cells].flatMap(({ sources }) => sources);
  return new Set([...all, ...items.map(({ source }) => source)]);
}

/** Links within the page also move the focus, so that the keyboard goes on from there. */
function jump(event: Event): void {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#"]');
  const target = link && document.getElementById(link.hash.slice(1));
  if (!target) return;
  event.preventDefault();
  event.stopPropagation();
  target.scrollIntoView();
  (target.querySelector<HTMLElement>('h2') ?? target).focus({ preventScroll: true });
}
