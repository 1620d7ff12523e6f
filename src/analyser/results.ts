import { groupBy } from './group';
import type { Finding } from './model/finding';
import { isSuppressed, suppressionsIn } from './suppress';
import { unique, type Verdicts } from './verdicts';

/** What is shown: the findings of all applications by file, without those that a comment silences. */
export interface Results {
  put(application: string, verdicts: Verdicts): void;
  /** Brings the files of changed applications, and those named, up to date; gives the files whose findings changed. */
  settle(files: readonly string[]): ReadonlySet<string>;
  findings(file?: string): readonly Finding[];
  suppressed(): number;
  failures(): readonly string[];
}

interface Shown {
  readonly findings: readonly Finding[];
  readonly suppressed: number;
}

/** `read` gives the text of a file, for the comments in it. */
export function createResults(read: (file: string) => string | undefined): Results {
  const applications = new Map<string, { readonly byFile: Map<string, Finding[]>; readonly failures: readonly string[] }>();
  const shown = new Map<string, Shown>();
  const stale = new Set<string>();
  const show = (file: string): Shown => {
    const found = unique([...applications.values()].flatMap(({ byFile }) => byFile.get(file) ?? []));
    if (found.length === 0) return { findings: [], suppressed: 0 };
    const comments = suppressionsIn(read(file) ?? '');
    const findings = found.filter(({ rule, range }) => !isSuppressed(comments, rule, range.start.line));
    return { findings, suppressed: found.length - findings.length };
  };
  return {
    put(application, { findings, failures }) {
      const byFile = groupBy(findings, (finding) => finding.file);
      for (const file of applications.get(application)?.byFile.keys() ?? []) stale.add(file);
      for (const file of byFile.keys()) stale.add(file);
      applications.set(application, { byFile, failures });
    },
    settle(named) {
      const changed = new Set<string>();
      for (const file of new Set([...stale, ...named])) {
        const [before, after] = [shown.get(file), show(file)];
        if (after.findings.length + after.suppressed > 0) shown.set(file, after);
        else shown.delete(file);
        if (JSON.stringify(before?.findings ?? []) !== JSON.stringify(after.findings)) changed.add(file);
      }
      stale.clear();
      return changed;
    },
    findings: (file) =>
      file === undefined ? [...shown.keys()].sort().flatMap((one) => shown.get(one)?.findings ?? []) : (shown.get(file)?.findings ?? []),
    suppressed: () => [...shown.values()].reduce((sum, one) => sum + one.suppressed, 0),
    failures: () => [...applications.values()].flatMap((one) => one.failures),
  };
}
