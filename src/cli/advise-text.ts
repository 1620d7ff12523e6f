import type { Advice } from '../advisor/advise';
import type { ShowPath } from '../advisor/data';
import { strategies } from '../advisor/strategies';
import { strategyIds } from '../advisor/strategy';
import { visible } from '../report/escape';
import { painter } from '../report/text';

/** The advice for a person at a terminal: the verdict first. */
export function adviceText(advice: Advice, { color, showPath }: { color: boolean; showPath: ShowPath }): string {
  const paint = painter(color);
  const sections: readonly [title: string, lines: readonly string[]][] = [
    ['Why', reasons(advice)],
    ['Excluded', advice.excluded.map(exclusion)],
    ['What would change it', advice.flips.map((one) => `${one.question}=${one.value}: ${one.strategy} (${one.confidence})`)],
    ['Add', advice.overlays.flatMap(({ title, because, todo }) => [`${title}: ${because}`, ...todo.map((one) => `  - ${one}`)])],
    ['Know', advice.notes.map(({ kind, text }) => `${kind === 'warning' ? '!' : '-'} ${text}`)],
    ['Compare', comparison(advice)],
    ['Move', advice.migration.map(({ title, detail, signedOut }, at) => `${at + 1}. ${title}: ${detail} Signed out: ${signedOut}.`)],
    ['Ready configuration', advice.config.map(({ title, files }) => `${title}: ${files.map(({ path }) => path).join(', ')}`)],
    ['Check (OWASP ASVS 5.0)', advice.checklist.map((one) => `[ ] ${one.requirement} L${one.level} ${one.standing.padEnd(8)} ${one.text}`)],
    ['Evidence', advice.evidence.map((one) => `${showPath(one.file)}:${one.line}  ${one.question}=${one.value}: ${one.because}`)],
  ];
  const shown = sections.filter(([, lines]) => lines.length > 0);
  const body = shown.map(([title, lines]) => `${paint('bold', title)}\n${lines.map((line) => `  ${visible(line)}\n`).join('')}`);
  return `${[verdict(advice, paint), ...body].join('\n')}\nThe whole of it, with sources and code: --format markdown or json\n`;
}

/** Several applications: each with its verdict and what speaks most for it. */
export function applicationsText(
  all: readonly { readonly folder: string; readonly advice: Advice }[],
  { color, showPath }: { color: boolean; showPath: ShowPath },
): string {
  const paint = painter(color);
  const names = all.map(({ folder }) => visible(showPath(folder).replace(/\/$/, '') || '.'));
  const parts = all.map(({ advice }, at) => `${names[at]}\n${verdict(advice, paint)}`);
  return `${parts.join('\n')}\nThe whole of one, with reasons: --application ${names[0]}\n`;
}

function verdict({ sentence, confidence, runnerUp, scores }: Advice, paint: ReturnType<typeof painter>): string {
  const points = strategyIds.map((id) => `${id} ${scores[id]}`).join(', ');
  return `${paint('bold', visible(sentence))}\nConfidence: ${confidence} (${points}). Runner-up: ${runnerUp ?? 'none'}.\n`;
}

function reasons({ contributions }: Advice): string[] {
  const width = Math.max(...contributions.map(({ id }) => id.length));
  return contributions.map(({ id, weights, because, sources }) => {
    const points = strategyIds.map((strategy) => signed(weights[strategy])).join(' ');
    return `${points}  ${id.padEnd(width)}  ${because} [${sources.join(', ')}]`;
  });
}

function exclusion({ strategy, because, unlockedBy }: Advice['excluded'][number]): string {
  const unlock = unlockedBy.map(({ question, value }) => `${question}=${value}`).join(' or ');
  return `${strategy}: excluded because ${because}. Possible with: ${unlock || 'no single answer'}.`;
}

function comparison({ comparison: rows }: Advice): string[] {
  const width = Math.max(...strategyIds.map((id) => strategies[id].title.length));
  return rows.flatMap(({ title, cells }) => [
    title,
    ...strategyIds.map((id) => `  ${strategies[id].title.padEnd(width)}  ${cells[id].text}`),
  ]);
}

const signed = (points: number): string => (points > 0 ? `+${points}` : String(points)).padStart(3);
