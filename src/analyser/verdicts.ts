import { groupBy } from './group';
import type { Fact, FactKind, FactOf } from './model/fact';
import type { Edit, Finding, Fix, Severity } from './model/finding';
import type { Problem, ProblemFix, Project, Rule } from './model/rule';
import { inProduction, is, type Span } from './model/value';
import type { Positions } from './positions';
import { rules } from './rules/index';
import { testsAmong } from './test-file';

export interface RuleSettings {
  /** Rule id to severity, `off`, or `default`. */
  readonly severities?: { readonly [rule: string]: Severity | 'off' | 'default' };
  /** Only these rules; `all` also takes those that are off by default. */
  readonly only?: readonly string[] | 'all';
}

/** What the rules say of one application, and what went wrong inside of them. */
export interface Verdicts {
  readonly findings: readonly Finding[];
  readonly failures: readonly string[];
}

/** Applies every rule that is on to the facts of one application; `elsewhere` gives those of all others. One problem is one finding. */
export function judge(facts: readonly Fact[], elsewhere: () => readonly Fact[], positions: Positions, settings: RuleSettings): Verdicts {
  const failures: string[] = [];
  const findings: Finding[] = [];
  const project = projectOf(facts, elsewhere);
  for (const rule of rules) {
    if (!isOn(rule, settings)) continue;
    const kinds = typeof rule.on === 'string' ? [rule.on] : rule.on;
    for (const fact of kinds.flatMap((kind) => project.all(kind))) {
      for (const problem of problemsOf(rule, fact, project, failures))
        findings.push(toFinding(rule, problem, fact, positions, settings, project));
    }
  }
  return { findings: unique(findings), failures };
}

/** Whether a rule is on that asks for facts of other applications. */
export function looksAcross(settings: RuleSettings): boolean {
  return rules.some((rule) => rule.acrossApplications && isOn(rule, settings));
}

/** One finding for each rule and place; what several of them relate to is put together. Sorted by place. */
export function unique(findings: readonly Finding[]): Finding[] {
  const same = groupBy(findings, ({ rule, file, range }) => `${rule}\n${file}\n${range.start.offset}\n${range.end.offset}`);
  return [...same.values()].map(merged).sort(byPlace);
}

function isOn(rule: Rule, { severities, only }: RuleSettings): boolean {
  if (only === 'all') return true;
  if (only) return only.includes(rule.id);
  const own = severities?.[rule.id] ?? 'default';
  return own === 'default' ? !rule.off : own !== 'off';
}

/** A rule that throws says nothing here: one faulty rule must not hide the others. */
function problemsOf(rule: Rule, fact: Fact, project: Project, failures: string[]): readonly Problem[] {
  try {
    const problems = rule.check(fact, project);
    return problems === undefined ? [] : [problems].flat();
  } catch (error) {
    failures.push(`${rule.id}: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
}

function toFinding(rule: Rule, problem: Problem, fact: Fact, positions: Positions, settings: RuleSettings, project: Project): Finding {
  const own = settings.severities?.[rule.id] ?? 'default';
  const usual = project.isTest(problem.at.file) ? 'hint' : (problem.severity ?? rule.severity);
  return {
    ...positions.place(problem.at),
    rule: rule.id,
    severity: own === 'default' || own === 'off' ? usual : own,
    message: problem.message,
    related: relatedTo(problem, fact, positions).map(({ at, message }) => ({ ...positions.place(at), message })),
    fixes: (problem.fixes ?? []).map((fix) => toFix(fix, positions)),
  };
}

/** A problem that stands far from its fact, in another file or further up, points back at the place where the library takes the value. */
function relatedTo({ at, related = [] }: Problem, { library, span }: Fact, positions: Positions): NonNullable<Problem['related']> {
  if (related.length > 0) return related;
  const line = (one: Span): number => positions.place(one).range.start.line;
  const isNear = at.file === span.file && Math.abs(line(at) - line(span)) <= 5;
  return isNear ? [] : [{ at: span, message: `${library} takes it here.` }];
}

function toFix(fix: ProblemFix, positions: Positions): Fix {
  const edits: Edit[] = fix.edits.map(({ span, text, creates }) => ({ ...positions.place(span), text, ...(creates && { creates }) }));
  return { title: fix.title, kind: fix.kind, edits };
}

function merged([first, ...others]: readonly Finding[]): Finding {
  if (others.length === 0) return first;
  const related = [first, ...others].flatMap((one) => one.related);
  return { ...first, related: [...new Map(related.map((one) => [JSON.stringify(one), one])).values()] };
}

function byPlace(one: Finding, other: Finding): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return (
    one.range.start.offset - other.range.start.offset || one.range.end.offset - other.range.end.offset || (one.rule < other.rule ? -1 : 1)
  );
}

/** What rules may ask about the application that their fact belongs to. */
export function projectOf(facts: readonly Fact[], elsewhere: () => readonly Fact[]): Project {
  const all = byKind(groupBy(facts, kindOf));
  const others: Project['all'][] = [];
  return {
    all,
    elsewhere(kind) {
      if (others.length === 0) others.push(byKind(groupBy(elsewhere(), kindOf)));
      return others[0](kind);
    },
    inFile: (kind, file) => all(kind).filter((fact) => fact.span.file === file),
    trustsProxy() {
      const trusts = all('proxy-trust').map(({ trust }) => trust);
      if (trusts.some((trust) => inProduction(trust.value).kind !== 'literal')) return undefined;
      return trusts.some((trust) => !is(trust, false, undefined, null, 0, ''));
    },
    isTest: testsAmong(facts),
  };
}

const kindOf = ({ kind }: Fact): FactKind => kind;

function byKind(groups: ReadonlyMap<FactKind, readonly Fact[]>): Project['all'] {
  return <K extends FactKind>(kind: K) => (groups.get(kind) ?? []) as readonly FactOf<K>[];
}
