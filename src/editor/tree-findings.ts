import { type Severity, severities } from '../analyser/model/finding';
import type { OverviewFinding } from '../analyser/model/overview';
import { type TreeNode, type Words, whereIs } from './tree-node';

/** Findings as rows, the most severe first; `label` says what differs among them. */
export function findingNodes(parent: string, findings: readonly OverviewFinding[], l10n: Words, label = byMessage): TreeNode[] {
  const sorted = [...findings].sort((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity));
  return sorted.map((finding) => {
    const { rule, severity, message, uri, start, end } = finding;
    const where = whereIs(finding);
    return {
      ...label(finding),
      key: [parent, rule, uri, start.line, start.character, end.line, end.character].join('/'),
      tooltip: `${message}\n\n${rule}, ${where}`,
      icon: icons[severity],
      spoken: `${severityInWords(severity, l10n)}: ${message}, ${where}`,
      severity,
      spot: finding,
      children: [],
      finding,
    };
  });
}

const byMessage = (finding: OverviewFinding) => ({ label: finding.message, description: whereIs(finding) });

/** For rows below a rule: the place says more than the message. */
export const byPlace = (finding: OverviewFinding) => ({ label: whereIs(finding), description: finding.message });

/** `1 problem`, `12 problems`. */
export function problemsInWords(count: number, l10n: Words): string {
  return count === 1 ? l10n.t('1 problem') : l10n.t('{0} problems', count);
}

/** The most severe of some findings. */
export function worst(findings: readonly OverviewFinding[]): Severity | undefined {
  return severities.find((severity) => findings.some((one) => one.severity === severity));
}

const icons = { error: 'error', warning: 'warning', info: 'info', hint: 'lightbulb' } as const;

function severityInWords(severity: Severity, l10n: Words): string {
  const words = { error: l10n.t('error'), warning: l10n.t('warning'), info: l10n.t('information'), hint: l10n.t('hint') };
  return words[severity];
}
