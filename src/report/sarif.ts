import { isEnvironmentFile } from '../analyser/model/environment-file';
import type { Edit, Finding, Fix, Place, Range, Severity } from '../analyser/model/finding';
import type { RuleInfo } from '../analyser/model/rule';
import { printJson } from './escape';
import { fingerprinter } from './fingerprint';
import { lineReader, secretMasks } from './frame';
import type { Format, Report } from './report';
import { fixInWords, plainText, rulePage } from './rule-page';
import { artifact, rootUri } from './sarif-uri';

/** SARIF 2.1.0, for code scanning. Specification: https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */
export const sarif: Format = (report, view) => {
  const lines = lineReader(view);
  const masks = secretMasks(report.findings);
  const fingerprint = fingerprinter(lines);
  const order = new Map(report.rules.map(({ id }, index) => [id, index]));
  const results = report.findings.map((finding) => ({
    ...resultOf(finding, report.root, snippetOf(finding, lines, masks)),
    ...(order.has(finding.rule) ? { ruleIndex: order.get(finding.rule) } : {}),
    partialFingerprints: { primaryLocationLineHash: fingerprint(finding) },
  }));
  return printJson(logOf(report, results));
};

type Lines = ReturnType<typeof lineReader>;
type Masks = ReturnType<typeof secretMasks>;

const levels = { error: 'error', warning: 'warning', info: 'note', hint: 'note' } as const;
const securitySeverity: Record<Severity, string> = { error: '8.0', warning: '5.0', info: '2.0', hint: '1.0' };

function logOf({ version, root, rules, skipped, failures }: Report, results: readonly object[]) {
  const notifications = [...skipped.map((one) => skipNote(one, root)), ...failures.map((text) => ({ level: 'error', message: { text } }))];
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Auth Lens', semanticVersion: version, rules: rules.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { uri: rootUri(root) } },
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications }],
        results,
      },
    ],
  };
}

function ruleOf(rule: RuleInfo) {
  const cwe = rule.cwe ? [`external/cwe/cwe-${String(rule.cwe).padStart(3, '0')}`] : [];
  return {
    id: rule.id,
    name: rule.id.replace(/(?:^|-)(\w)/g, (_all, letter: string) => letter.toUpperCase()),
    shortDescription: { text: rule.title },
    fullDescription: { text: plainText(rule.why) },
    help: { text: `${plainText(rule.why)}\n\n${plainText(rule.how)}`, markdown: rulePage(rule) },
    defaultConfiguration: { level: levels[rule.severity], ...(rule.off ? { enabled: false } : {}) },
    properties: {
      tags: ['security', ...cwe],
      precision: rule.off ? 'medium' : 'high',
      'security-severity': securitySeverity[rule.severity],
      fix: fixInWords(rule),
    },
  };
}

function resultOf(finding: Finding, root: string, snippet: string | undefined) {
  const related = finding.related.map((one, index) => ({ id: index + 1, message: { text: one.message }, ...locationOf(one, root) }));
  return {
    ruleId: finding.rule,
    level: levels[finding.severity],
    message: { text: finding.message },
    locations: [locationOf(finding, root, snippet)],
    ...(related.length > 0 ? { relatedLocations: related } : {}),
    ...(finding.fixes.length > 0 ? { fixes: finding.fixes.map((fix) => fixOf(fix, root)) } : {}),
  };
}

function locationOf({ file, range }: Place, root: string, snippet?: string) {
  const region = { ...regionOf(range), ...(snippet === undefined ? {} : { snippet: { text: snippet } }) };
  return { physicalLocation: { artifactLocation: artifact(file, root), region } };
}

function regionOf({ start, end }: Range) {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function snippetOf({ file, range: { start, end } }: Finding, lines: Lines, masks: Masks): string | undefined {
  const marked = lines(file).slice(start.line - 1, end.line);
  if (marked.length === 0 || isEnvironmentFile(file)) return undefined;
  const cut = marked.map((line, index) => {
    const number = start.line + index;
    const mask = masks(file, number);
    // The length of what stands before a column, masked, is that column in the masked line.
    const column = (at: number) => mask(line.slice(0, at - 1)).length;
    return mask(line).slice(number === start.line ? column(start.column) : 0, number === end.line ? column(end.column) : undefined);
  });
  return cut.join('\n');
}

function fixOf({ title, edits }: Fix, root: string) {
  const files = [...new Set(edits.map(({ file }) => file))];
  return {
    description: { text: title },
    artifactChanges: files.map((file) => ({
      artifactLocation: artifact(file, root),
      replacements: edits.filter((edit) => edit.file === file).map(replacementOf),
    })),
  };
}

function replacementOf({ range, text }: Edit) {
  return { deletedRegion: regionOf(range), insertedContent: { text } };
}

function skipNote({ path, reason }: Report['skipped'][number], root: string) {
  return {
    level: 'note',
    message: { text: `Not scanned: ${reason}` },
    locations: [{ physicalLocation: { artifactLocation: artifact(path, root) } }],
  };
}
