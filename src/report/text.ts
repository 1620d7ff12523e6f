import type { Finding, Severity } from '../analyser/model/finding';
import type { RuleInfo } from '../analyser/model/rule';
import { visible } from './escape';
import { type FrameLine, framer } from './frame';
import { shortPath, whereIs } from './place';
import type { Format, Report } from './report';
import { amount, countsInWords, leftOutInWords, ruleLookup, scannedInWords } from './words';

/** For people at a terminal: findings by file with the code they stand on, then a summary. */
export const text: Format = (report, view) => {
  const paint = painter(view.color);
  const frame = framer(report, view);
  const rule = ruleLookup(report.rules);
  const lines: string[] = [];
  let file = '';
  for (const finding of report.findings) {
    if (finding.file !== file) lines.push(paint('bold', visible(shortPath(finding.file, report.root))), '');
    file = finding.file;
    lines.push(...block(finding, frame(finding), rule(finding.rule), report, paint), '');
  }
  if (!view.quiet) lines.push(...summary(report, paint));
  return lines.length > 0 ? `${lines.join('\n')}\n` : '';
};

type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'blue' | 'green';
type Paint = (style: Style, text: string) => string;

const codes: Record<Style, [number, number]> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  yellow: [33, 39],
  blue: [34, 39],
  green: [32, 39],
};
const severityStyle: Record<Severity, Style> = { error: 'red', warning: 'yellow', info: 'blue', hint: 'dim' };

/** Adds terminal colours, or leaves the text as it is. */
export function painter(color: boolean): Paint {
  return (style, words) => (color ? `\x1b[${codes[style][0]}m${words}\x1b[${codes[style][1]}m` : words);
}

function block(finding: Finding, frame: readonly FrameLine[], rule: RuleInfo | undefined, report: Report, paint: Paint): string[] {
  const { line, column } = finding.range.start;
  const style = severityStyle[finding.severity];
  const safe = finding.fixes.some(({ kind }) => kind === 'edit');
  return [
    `  ${line}:${column}  ${paint(style, finding.severity)}  ${visible(finding.message)}  ${paint('dim', finding.rule)}`,
    ...drawFrame(frame, style, paint),
    ...(rule ? [`      How to fix: ${visible(rule.how)}${safe ? paint('dim', ' (--fix does it)') : ''}`] : []),
    ...finding.related.map((one) => `      See ${visible(whereIs(one, report.root))}: ${visible(one.message)}`),
  ];
}

function drawFrame(frame: readonly FrameLine[], style: Style, paint: Paint): string[] {
  const width = String(frame.at(-1)?.number ?? 0).length;
  return frame.flatMap(({ number, text: code, mark }) => {
    const gutter = `${String(number).padStart(width)} │`;
    const line = `    ${mark ? paint(style, '>') : ' '} ${paint('dim', gutter)} ${code}`.trimEnd();
    if (!mark) return [line];
    return [line, `      ${paint('dim', `${' '.repeat(width)} │`)} ${' '.repeat(mark.start)}${paint(style, '^'.repeat(mark.length))}`];
  });
}

function summary(report: Report, paint: Paint): string[] {
  const { stats, findings, skipped, failures } = report;
  const safe = findings.filter(({ fixes }) => fixes.some(({ kind }) => kind === 'edit')).length;
  const counts = countsInWords(stats.findings);
  const files = new Set(findings.map(({ file }) => file)).size;
  const left = leftOutInWords(report);
  return [
    paint('bold', counts ? (files > 0 ? `${counts} in ${amount(files, 'file')}.` : `${counts}.`) : paint('green', 'No problems found.')),
    ...(stats.hidden > 0 ? [`${amount(stats.hidden, 'finding')} below the least severity shown: see --severity.`] : []),
    ...(stats.suppressed > 0 ? [`${amount(stats.suppressed, 'finding')} suppressed by comments.`] : []),
    ...(safe > 0 ? [`--fix mends ${safe} of them.`] : []),
    ...setups(report),
    paint('dim', scannedInWords(report)),
    ...(left ? [paint('dim', `Left out: ${left}.`)] : []),
    ...notScanned(skipped, report.root),
    ...(failures.length > 0
      ? [
          'Auth Lens itself failed at (please report it):',
          ...atMost(
            10,
            failures.map((line) => `  ${visible(line)}`),
          ),
        ]
      : []),
  ];
}

function setups({ setups: found, root }: Report): string[] {
  const lines = found.map((setup) => {
    const version = setup.version ? ` ${setup.version}` : '';
    const strategy = setup.strategy ? ` (${setup.strategy})` : '';
    return `  ${visible(setup.library + version)}${strategy} in ${visible(whereIs(setup, root))}`;
  });
  return lines.length > 0 ? ['Authentication set up with:', ...atMost(10, lines)] : [];
}

function notScanned(skipped: Report['skipped'], root: string): string[] {
  if (skipped.length === 0) return [];
  const lines = skipped.map(({ path, reason }) => `  ${visible(shortPath(path, root))}: ${visible(reason)}`);
  return [`Not scanned:`, ...atMost(10, lines)];
}

function atMost(limit: number, lines: string[]): string[] {
  if (lines.length <= limit) return lines;
  return [...lines.slice(0, limit), `  and ${lines.length - limit} more, all in --format json`];
}
