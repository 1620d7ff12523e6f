import type { Finding, Fix, Place, Range, Related } from '../analyser/model/finding';
import type { Application, Setup } from '../analyser/model/setup';
import { printJson } from './escape';
import { lineAndColumn, relativePlaces, shortPath } from './place';
import type { Format } from './report';

/** For programs. Lines and columns count from 1, columns in UTF-16 units; paths are relative to the root. */
export const json: Format = ({ version, root, setups, applications, findings, skipped, failures, stats }) =>
  printJson({
    version,
    root,
    setups: setups.map((setup) => setupData(setup, root)),
    applications: applications.map((application) => applicationData(application, root)),
    findings: findings.map((finding) => findingData(finding, root)),
    skipped: skipped.map(({ path, reason }) => ({ file: shortPath(path, root), reason })),
    failures,
    stats,
  });

function setupData({ library, version, file, range, strategy, ...effective }: Setup, root: string) {
  return relativePlaces({ library, version, file, range, strategy, ...effective }, root);
}

/** Its set-ups are those that name its folder. */
function applicationData({ setups: _, ...application }: Application, root: string) {
  return relativePlaces(application, root);
}

function findingData(finding: Finding, root: string) {
  const { rule, severity, message } = finding;
  return {
    rule,
    severity,
    message,
    ...placeData(finding, root),
    related: finding.related.map((one) => relatedData(one, root)),
    fixes: finding.fixes.map((fix) => fixData(fix, root)),
  };
}

function relatedData({ message, ...place }: Related, root: string) {
  return { message, ...placeData(place, root) };
}

function fixData({ title, kind, edits }: Fix, root: string) {
  return { title, kind, edits: edits.map(({ text, creates, ...place }) => ({ ...placeData(place, root), text, creates })) };
}

function placeData({ file, range }: Place, root: string) {
  return { file: shortPath(file, root), range: rangeData(range) };
}

function rangeData({ start, end }: Range) {
  return { start: lineAndColumn(start), end: lineAndColumn(end) };
}
