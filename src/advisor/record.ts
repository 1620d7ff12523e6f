import type { Advice } from './advise';
import { valuesOf } from './answers';
import type { ConfigurationFile } from './configuration';
import type { ShowPath } from './data';
import { codeBlock, escaped, inlineCode, table } from './markdown';
import { questions } from './questions';
import { type SourceId, sources } from './sources';
import { strategies } from './strategies';
import { strategyIds } from './strategy';

export interface RecordOptions {
  /** The day of the decision, as 2026-01-31; left out where none is given. */
  readonly date?: string;
  /** Paths as the reader knows them. */
  readonly showPath?: ShowPath;
}

/** The advice as an architecture decision record: MADR 4, https://adr.github.io/madr/. */
export function decisionRecord(advice: Advice, { date, showPath = (file) => file }: RecordOptions = {}): string {
  const sections = [
    ['---', `status: ${advice.strategy === 'conflict' ? 'open' : 'proposed'}`, ...(date ? [`date: ${date}`] : []), '---'],
    ['# How this application remembers that a user is signed in'],
    context(advice, showPath),
    drivers(advice),
    ['## Considered Options', '', ...strategyIds.map((id) => `- ${strategies[id].title}`)],
    outcome(advice),
    comparison(advice),
    moreInformation(advice),
    migration(advice),
    configuration(advice),
    sourceList(advice),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function context({ answers, evidence }: Advice, showPath: ShowPath): string[] {
  const answered = questions.filter(({ id }) => valuesOf(answers, id).length > 0);
  const given = answered.map(({ id, text }) => `- ${text} ${id}=${valuesOf(answers, id).join('+')}`);
  const seen = evidence.map(
    ({ question, value, file, line, because }) =>
      `- ${question}=${value}: ${escaped(because)} in ${inlineCode(`${showPath(file)}:${line}`)}`,
  );
  return [
    '## Context and Problem Statement',
    '',
    given.length > 0 ? 'What is known of the application:' : 'Nothing is known of the application yet.',
    ...(given.length > 0 ? ['', ...given] : []),
    ...(seen.length > 0 ? ['', 'Found in its code:', '', ...seen] : []),
  ];
}

function drivers({ contributions }: Advice): string[] {
  const rows = contributions.map(({ id, weights, because, sources: ids }) => [
    id,
    ...strategyIds.map((strategy) => signed(weights[strategy])),
    because,
    marks(ids),
  ]);
  return ['## Decision Drivers', '', ...table(['driver', ...strategyIds, 'because', 'sources'], rows)];
}

function outcome({ strategy, sentence, confidence, runnerUp, scores, excluded, flips, checklist, notes }: Advice): string[] {
  const points = strategyIds.map((id) => `${id} ${scores[id]}`).join(', ');
  const chosen = strategy === 'conflict' ? 'None of the options' : `Chosen option: "${strategies[strategy].title}"`;
  return [
    '## Decision Outcome',
    '',
    `${chosen}. ${sentence}`,
    '',
    `Confidence: ${confidence} (${points}). Runner-up: ${runnerUp ?? 'none'}.`,
    ...list(
      'Excluded:',
      excluded.map((one) => `- ${one.strategy}, because ${one.because} ${marks(one.sources)}${unlocks(one.unlockedBy)}`),
    ),
    ...list(
      'What would change it:',
      flips.map((one) => `- ${one.question}=${one.value}: ${one.strategy}, confidence ${one.confidence}`),
    ),
    '',
    '### Consequences',
    '',
    ...notes.map(({ kind, text, sources: ids }) => `- ${kind === 'warning' ? 'Bad:' : 'Note:'} ${escaped(text)} ${marks(ids)}`),
    ...(checklist.length > 0 ? ['', '### Confirmation', '', 'OWASP ASVS 5.0:', ''] : []),
    ...checklist.map(({ requirement, level, text, standing }) => `- [ ] ${requirement} (level ${level}, ${standing}): ${text}`),
  ];
}

function comparison({ comparison: rows }: Advice): string[] {
  const cells = rows.map(({ title, cells }) => [title, ...strategyIds.map((id) => `${cells[id].text} ${marks(cells[id].sources)}`)]);
  return ['## Pros and Cons of the Options', '', ...table(['', ...strategyIds.map((id) => strategies[id].title)], cells)];
}

function moreInformation({ overlays }: Advice): string[] {
  if (overlays.length === 0) return [];
  const parts = overlays.flatMap(({ title, because, todo, sources: ids }) => [
    '',
    `### ${escaped(title)}`,
    '',
    `${because} ${marks(ids)}`,
    '',
    ...todo.map((one) => `- ${escaped(one)}`),
  ]);
  return ['## More Information', ...parts];
}

function migration({ migration: steps }: Advice): string[] {
  if (steps.length === 0) return [];
  const lines = steps.map(
    ({ title, detail, signedOut, rollback }, index) =>
      `${index + 1}. ${title}: ${escaped(detail)} Signed out: ${signedOut}. Way back: ${escaped(rollback)}`,
  );
  return ['## Migration', '', ...lines];
}

function configuration({ config }: Advice): string[] {
  const shown = new Set<string>();
  const fileBlock = ({ path, text }: ConfigurationFile): string[] => {
    if (shown.has(path + text)) return [`${inlineCode(path)} as above.`];
    shown.add(path + text);
    return [inlineCode(path), '', ...codeBlock(text, path.endsWith('.sql') ? 'sql' : 'ts')];
  };
  const parts = config.flatMap(({ title, dependencies, environment, files, needs }) => [
    '',
    `### ${escaped(title)}`,
    '',
    `Written for ${Object.entries(dependencies)
      .map(([name, range]) => inlineCode(`${name}@${range}`))
      .join(', ')}.`,
    `Reads ${environment.map(inlineCode).join(', ')}.`,
    ...list(
      'Needs:',
      needs.map((one) => `- ${escaped(one)}`),
    ),
    ...files.flatMap((file) => ['', ...fileBlock(file)]),
  ]);
  return parts.length > 0 ? ['## Configuration', ...parts] : [];
}

function sourceList(advice: Advice): string[] {
  const cited = [
    ...[...advice.contributions, ...advice.excluded, ...advice.overlays, ...advice.notes].flatMap((one) => one.sources),
    ...advice.comparison.flatMap(({ cells }) => strategyIds.flatMap((id) => cells[id].sources)),
  ];
  const ids = (Object.keys(sources) as SourceId[]).filter((id) => cited.includes(id));
  const line = (id: SourceId): string => {
    const { title, url }: { title: string; url?: string } = sources[id];
    return `- [${id}] ${escaped(title)}${url ? ` <${url}>` : ''}`;
  };
  return ['## Sources', '', ...ids.map(line)];
}

const signed = (points: number): string => (points > 0 ? `+${points}` : String(points));

const marks = (ids: readonly SourceId[]): string => ids.map((id) => `[${id}]`).join(' ');

function unlocks(answers: Advice['excluded'][number]['unlockedBy']): string {
  if (answers.length === 0) return '; no single answer would take it in again';
  return `; possible with ${answers.map(({ question, value }) => `${question}=${value}`).join(' or ')}`;
}

function list(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? ['', title, '', ...lines] : [];
}
