import { type Finding, severities } from '../analyser/model/finding';
import type { RuleInfo } from '../analyser/model/rule';
import { visible } from './escape';
import { type FrameLine, framer } from './frame';
import { shortPath, whereIs } from './place';
import type { Format, Report } from './report';
import { amount, countsInWords, leftOutInWords, ruleLookup, scannedInWords } from './words';

/** For pull requests and wikis. */
export const markdown: Format = (report, view) => {
  const frame = framer(report, view);
  const rule = ruleLookup(report.rules);
  const lines = ['# Auth Lens', '', ...(view.quiet ? [] : summary(report))];
  let file = '';
  for (const finding of report.findings) {
    if (finding.file !== file) lines.push(`## ${code(shortPath(finding.file, report.root))}`, '');
    file = finding.file;
    lines.push(...section(finding, frame(finding), rule(finding.rule), report));
  }
  return `${lines.join('\n').trimEnd()}\n`;
};

/** Plain words as Markdown that shows them unchanged, on one line. */
export function escapeMarkdown(text: string): string {
  return visible(text).replace(/[\\`*_{}[\]<>#|~&!@]/g, (character) => (character === '@' ? '&#64;' : `\\${character}`));
}

/** A code span; its fence is longer than any inside. */
export function code(text: string): string {
  const shown = visible(text);
  const fence = '`'.repeat(longestRun(shown) + 1);
  const space = /^`|`$/.test(shown) ? ' ' : '';
  return fence + space + shown + space + fence;
}

/** A block of code; its fence is longer than any inside. */
export function codeBlock(text: string, language: string): string[] {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return [fence + language, text, fence];
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

function summary(report: Report): string[] {
  const { stats, skipped, root, setups, failures } = report;
  const left = leftOutInWords(report);
  const counts = countsInWords(stats.findings);
  const lines = [`**${counts || 'No problems found'}.** ${scannedInWords(report)}`, ''];
  if (counts) lines.push('| severity | findings |', '|---|--:|', ...severities.map((one) => `| ${one} | ${stats.findings[one]} |`), '');
  if (stats.hidden > 0) lines.push(`${amount(stats.hidden, 'finding')} below the least severity shown.`, '');
  if (stats.suppressed > 0) lines.push(`${amount(stats.suppressed, 'finding')} suppressed by comments.`, '');
  if (setups.length > 0) lines.push('Authentication set up with:', '', ...setups.map((one) => `- ${setupLine(one, root)}`), '');
  if (left) lines.push(`Left out: ${escapeMarkdown(left)}.`, '');
  if (skipped.length > 0) lines.push('Not scanned:', '', ...skippedLines(report), '');
  if (failures.length > 0) lines.push('Auth Lens itself failed at:', '', ...failures.map((line) => `- ${escapeMarkdown(line)}`), '');
  return lines;
}

function setupLine(setup: Report['setups'][number], root: string): string {
  const name = escapeMarkdown(setup.version ? `${setup.library} ${setup.version}` : setup.library);
  return `${name}${setup.strategy ? ` (${setup.strategy})` : ''} in ${code(whereIs(setup, root))}`;
}

function skippedLines({ skipped, root }: Report): string[] {
  const lines = skipped.slice(0, 50).map(({ path, reason }) => `- ${code(shortPath(path, root))}: ${escapeMarkdown(reason)}`);
  return skipped.length > lines.length ? [...lines, `- and ${skipped.length - lines.length} more`] : lines;
}

function section(finding: Finding, frame: readonly FrameLine[], rule: RuleInfo | undefined, { root }: Report): string[] {
  const width = String(frame.at(-1)?.number ?? 0).length;
  const drawn = frame.map(({ number, text, mark }) => `${mark ? '>' : ' '} ${String(number).padStart(width)} | ${text}`.trimEnd());
  const { line, column } = finding.range.start;
  return [
    `### ${finding.severity}: ${escapeMarkdown(finding.message)}`,
    '',
    `Line ${line}, column ${column}, rule ${code(finding.rule)}.`,
    '',
    ...(drawn.length > 0 ? [...codeBlock(drawn.join('\n'), ''), ''] : []),
    ...(rule ? [`How to fix: ${rule.how}`, ''] : []),
    ...finding.related.flatMap((one) => [`See ${code(whereIs(one, root))}: ${escapeMarkdown(one.message)}`, '']),
  ];
}
