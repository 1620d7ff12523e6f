import { type Severity, severities } from '../analyser/model/finding';
import type { RuleInfo } from '../analyser/model/rule';
import type { Report } from './report';

/** `1 file`, `2 files`, `1,204 files`. */
export function amount(count: number, noun: string): string {
  return `${inGroups(count)} ${noun}${count === 1 || noun === 'info' ? '' : 's'}`;
}

/** `2 errors, 1 warning`; empty where there is nothing. */
export function countsInWords(counts: { readonly [severity in Severity]: number }): string {
  const present = severities.filter((severity) => counts[severity] > 0);
  return present.map((severity) => amount(counts[severity], severity)).join(', ');
}

/** One sentence about what was scanned and how long it took. */
export function scannedInWords({ stats }: Report): string {
  const seconds = (stats.milliseconds / 1000).toFixed(2);
  return `${amount(stats.files, 'file')} scanned, ${inGroups(stats.candidates)} of them analysed, in ${seconds} s.`;
}

/** What was left out of the listing, the most frequent first: `3 node_modules folders, 1 minified file`. */
export function leftOutInWords({ stats }: Report): string {
  const kinds = Object.entries(stats.left).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return kinds.map(([kind, count]) => amount(count, kind.replace(/s$/, ''))).join(', ');
}

/** Finds the words about a rule by its id. */
export function ruleLookup(rules: readonly RuleInfo[]): (id: string) => RuleInfo | undefined {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return (id) => byId.get(id);
}

// toLocaleString takes 12 ms to find out how English writes numbers.
function inGroups(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
