import type { Overview, OverviewApplication, OverviewFinding } from '../analyser/model/overview';
import { byPlace, findingNodes, problemsInWords, worst } from './tree-findings';
import { decoded, fileName, folderName, type TreeNode, type Words } from './tree-node';
import { middlewareNodes, setupNodes } from './tree-setups';
import { stageNodes } from './tree-stages';

export const filters = ['all', 'errors', 'fixable', 'file', 'changed'] as const;
export const groups = ['stage', 'rule', 'file'] as const;

export interface Shown {
  readonly filter: (typeof filters)[number];
  readonly group: (typeof groups)[number];
  /** The addresses that the filters `file` and `changed` let through. */
  readonly files: ReadonlySet<string>;
}

/** The rows of the tree. */
export function treeOf(overview: Overview, shown: Shown, l10n: Words): TreeNode[] {
  const findings = overview.findings.filter((finding) => fits(finding, shown));
  if (shown.group === 'rule') return byRule(findings, overview.titles, l10n);
  if (shown.group === 'file') return byFile(findings, l10n);
  const applications = overview.applications.flatMap((one) => applicationNode(within(one, shown), findings, shown, l10n));
  const others = findings.filter(({ application }) => application === null);
  // One application alone is shown open.
  const [first, ...rest] = [...applications, ...group('elsewhere', l10n.t('Other files'), 'files', others, l10n)];
  return first && rest.length === 0 ? [{ ...first, isOpen: true }] : first ? [first, ...rest] : [];
}

function fits({ severity, fixable, uri }: OverviewFinding, { filter, files }: Shown): boolean {
  if (filter === 'errors') return severity === 'error';
  if (filter === 'fixable') return fixable;
  return filter === 'all' || files.has(uri);
}

/** What a filter leaves of an application: one for findings leaves them alone. */
function within(application: OverviewApplication, { filter, files }: Shown): OverviewApplication {
  const keep = <T extends { readonly uri: string }>(all: readonly T[]) =>
    filter === 'all' ? all : filter === 'file' || filter === 'changed' ? all.filter(({ uri }) => files.has(uri)) : [];
  const { setups, stages, middleware } = application;
  return { ...application, setups: keep(setups), stages: keep(stages), middleware: keep(middleware) };
}

function applicationNode(application: OverviewApplication, all: readonly OverviewFinding[], { filter }: Shown, l10n: Words): TreeNode[] {
  const { name, folder, path } = application;
  const findings = all.filter((finding) => finding.application === folder);
  const key = `application/${folder}`;
  const children = [
    ...setupNodes(key, application, l10n),
    ...stageNodes(key, application, findings, filter === 'all', l10n),
    ...middlewareNodes(key, application, l10n),
    ...group(
      `${key}/else`,
      l10n.t('Everything else'),
      'ellipsis',
      findings.filter(({ stage }) => stage === null),
      l10n,
    ),
  ];
  if (filter !== 'all' && children.length === 0) return [];
  const description = [path, findings.length > 0 ? problemsInWords(findings.length, l10n) : ''].filter((one) => one !== '').join(', ');
  return [{ key, label: name, description, icon: 'package', severity: worst(findings), folder, isOpen: findings.length > 0, children }];
}

function group(key: string, label: string, icon: string, findings: readonly OverviewFinding[], l10n: Words): TreeNode[] {
  if (findings.length === 0) return [];
  const description = problemsInWords(findings.length, l10n);
  return [{ key, label, description, icon, severity: worst(findings), isOpen: true, children: findingNodes(key, findings, l10n) }];
}

function byRule(findings: readonly OverviewFinding[], titles: Overview['titles'], l10n: Words): TreeNode[] {
  return grouped(findings, ({ rule }) => rule).map(([rule, own]) => ({
    key: `rule/${rule}`,
    label: titles[rule] ?? rule,
    description: `${rule}, ${problemsInWords(own.length, l10n)}`,
    icon: 'law',
    severity: worst(own),
    children: findingNodes(`rule/${rule}`, own, l10n, byPlace),
  }));
}

function byFile(findings: readonly OverviewFinding[], l10n: Words): TreeNode[] {
  return grouped(findings, ({ uri }) => uri).map(([uri, own]) => ({
    key: `file/${uri}`,
    label: fileName(uri),
    description: `${folderName(uri)}, ${problemsInWords(own.length, l10n)}`,
    tooltip: decoded(uri),
    icon: 'file-code',
    severity: worst(own),
    isOpen: true,
    spot: { uri, start: own[0].start, end: own[0].end },
    children: findingNodes(`file/${uri}`, own, l10n),
  }));
}

function grouped(findings: readonly OverviewFinding[], keyOf: (finding: OverviewFinding) => string): [string, OverviewFinding[]][] {
  const byKey = new Map<string, OverviewFinding[]>();
  for (const finding of findings) byKey.set(keyOf(finding), [...(byKey.get(keyOf(finding)) ?? []), finding]);
  return [...byKey].sort(([one], [other]) => (one < other ? -1 : 1));
}
