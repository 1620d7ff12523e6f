import { html, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import { strategies } from '../../advisor/strategies';
import type { FlowStep, StrategyId } from '../../advisor/strategy';
import { l10n } from '../l10n';
import type { Application } from './model';
import { strategyTitle } from './words';

/** Today's request beside the recommended one: who asks whom, what travels, what is looked up. */
export function flows({ advice }: Application): TemplateResult {
  const { strategy, answers } = advice;
  const today = answers.incumbent === undefined || answers.incumbent === 'none' ? undefined : answers.incumbent;
  const wanted = strategy === 'conflict' ? undefined : strategy;
  return html`<section id="flow" aria-labelledby="flow-title">
    <h2 id="flow-title" tabindex="-1">${l10n.t('One request, today and as recommended')}</h2>
    <div class="flows">
      ${today === wanted && today ? picture(l10n.t('Today, and as recommended'), today, 'both') : pair(today, wanted)}
    </div>
  </section>`;
}

function pair(today: StrategyId | undefined, wanted: StrategyId | undefined): TemplateResult {
  return html`${today ? picture(l10n.t('Today'), today, 'today') : empty(l10n.t('Today'), l10n.t('Nothing is known of how sessions are kept today.'))}
  ${wanted ? picture(l10n.t('Recommended'), wanted, 'wanted') : empty(l10n.t('Recommended'), l10n.t('No strategy fulfils these answers.'))}`;
}

function empty(title: string, text: string): TemplateResult {
  return html`<figure class="flow"><figcaption><b>${title}</b></figcaption><p class="quiet">${text}</p></figure>`;
}

function picture(when: string, strategy: StrategyId, id: string): TemplateResult {
  const { flow, comparison } = strategies[strategy];
  return html`<figure class="flow">
    <figcaption><b>${when}: ${strategyTitle(strategy)}</b><br /><span class="quiet">${l10n.t('Lookups')}: ${comparison.reads.text}</span></figcaption>
    ${sequence(flow, `flow-${id}`, `${when}: ${strategyTitle(strategy)}`)}
    <details>
      <summary>${l10n.t('As text')}</summary>
      <ol>${flow.map(({ from, to, carries }) => html`<li>${from === to ? from : `${from} → ${to}`}: ${carries}</li>`)}</ol>
    </details>
  </figure>`;
}

const width = 380;
const margin = 48;
const line = 15;
/** Roughly the width of a letter, for breaking lines. */
const letter = 6.1;

interface Row {
  readonly step: FlowStep;
  readonly lines: readonly string[];
  /** Where its text begins. */
  readonly top: number;
}

/** A sequence diagram: a column for each who takes part, a row for each step. */
function sequence(steps: readonly FlowStep[], id: string, title: string): TemplateResult {
  const actors = ['browser', 'server', 'store', 'other services'].filter((actor) =>
    steps.some(({ from, to }) => actor === from || actor === to),
  );
  const x = (actor: string) => margin + (actors.indexOf(actor) * (width - 2 * margin)) / Math.max(1, actors.length - 1);
  const rows = rowsOf(steps);
  const last = rows[rows.length - 1];
  const height = last.top + last.lines.length * line + 34;
  const told = steps.map(({ from, to, carries }, at) => `${at + 1}. ${from} → ${to}: ${carries}`).join('. ');
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title ${id}-text">
    <title id="${id}-title">${title}</title>
    <desc id="${id}-text">${told}</desc>
    <defs>${svg`<marker id="${id}-tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path class="tip" d="M0 0.5 8 4 0 7.5z"></path></marker>`}</defs>
    ${actors.map((actor) => column(actor, x(actor), height))} ${rows.map((row) => arrow(row, x, id))}
  </svg>`;
}

function rowsOf(steps: readonly FlowStep[]): Row[] {
  const rows: Row[] = [];
  for (const step of steps) {
    const before = rows[rows.length - 1];
    const top = before ? before.top + before.lines.length * line + (before.step.from === before.step.to ? 36 : 26) : 56;
    rows.push({ step, lines: wrapped(`${rows.length + 1}. ${step.carries}`, 38), top });
  }
  return rows;
}

function column(actor: string, x: number, height: number): SVGTemplateResult {
  return svg`<g class="actor ${actor === 'store' ? 'store' : ''}">
    <line x1=${x} x2=${x} y1="30" y2=${height - 4}></line>
    <rect x=${x - 45} y="4" width="90" height="26" rx="4"></rect>
    <text x=${x} y="21" text-anchor="middle">${actor}</text>
  </g>`;
}

function arrow({ step: { from, to }, lines, top }: Row, x: (actor: string) => number, id: string): SVGTemplateResult {
  const y = top + lines.length * line - 4;
  const [start, end] = [x(from), x(to)];
  const looksUp = from === 'store' || to === 'store';
  const towards = end > start ? -2 : 2;
  const path = from === to ? `M${start} ${y} h26 v12 h-24` : `M${start} ${y + 6} H${end + towards}`;
  const half = (Math.max(...lines.map(({ length }) => length)) * letter) / 2;
  const middle = Math.min(Math.max((start + end) / 2, half + 4), width - half - 4);
  return svg`<g class="step ${looksUp ? 'lookup' : ''}">
    <path d=${path} marker-end="url(#${id}-tip)"></path>
    ${lines.map((text, at) => svg`<text x=${middle} y=${top + at * line} text-anchor="middle">${text}</text>`)}
  </g>`;
}

function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.length - 1;
    if (last >= 0 && lines[last].length + word.length < most) lines[last] += ` ${word}`;
    else lines.push(word);
  }
  return lines;
}
