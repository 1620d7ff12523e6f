import type { Finding, Severity } from '../analyser/model/finding';
import { visible } from './escape';
import { shortPath } from './place';
import type { Format, Report } from './report';
import { countsInWords, ruleLookup, scannedInWords } from './words';

/** GitHub's workflow commands: each finding becomes an annotation on its line. */
export const github: Format = (report, { quiet }) => {
  const rule = ruleLookup(report.rules);
  const lines = report.findings.map((finding) => command(finding, report, rule(finding.rule)?.how));
  const counts = countsInWords(report.stats.findings);
  if (!quiet) lines.push(`Auth Lens: ${counts || 'no problems found'}. ${scannedInWords(report)}`);
  return lines.map((line) => `${line}\n`).join('');
};

const levels: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' };

function command({ file, range, rule, severity, message }: Finding, { root }: Report, how: string | undefined): string {
  const properties = {
    file: visible(shortPath(file, root)),
    line: range.start.line,
    endLine: range.end.line,
    // Columns of a stretch over several lines are not taken.
    ...(range.start.line === range.end.line ? { col: range.start.column, endColumn: range.end.column } : {}),
    title: rule,
  };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const words = how ? `${visible(message)}\n${visible(how)}` : visible(message);
  return `::${levels[severity]} ${list.join(',')}::${escapeData(words)}`;
}

// As in @actions/core.
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
