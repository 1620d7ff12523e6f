import type { FactKind, FactOf } from './fact';
import type { Severity } from './finding';
import type { Span } from './value';

/** Replaces `span` by `text`. */
export interface SpanEdit {
  readonly span: Span;
  readonly text: string;
  /** The file may not be there: then it is made, empty, before. The span is its start, so that an existing file keeps all it holds. */
  readonly creates?: true;
}

/** A way to mend a problem: data, so that it crosses every boundary and is tested without syntax. */
export interface ProblemFix {
  readonly title: string;
  readonly kind: 'edit' | 'suggestion';
  readonly edits: readonly SpanEdit[];
}

/** What a rule says. The engine adds id, default severity and position, and applies settings and suppressions. */
export interface Problem {
  readonly at: Span;
  /** The consequence first, in plain words, at most 90 characters. */
  readonly message: string;
  readonly severity?: Severity;
  readonly fixes?: readonly ProblemFix[];
  readonly related?: readonly { readonly at: Span; readonly message: string }[];
}

/** What a rule may ask beside its fact. Facts come from the fact's own application: the nearest package.json. */
export interface Project {
  all<K extends FactKind>(kind: K): readonly FactOf<K>[];
  /** The same of all other applications of the workspace; only for a rule that is `acrossApplications`. */
  elsewhere<K extends FactKind>(kind: K): readonly FactOf<K>[];
  inFile<K extends FactKind>(kind: K, file: string): readonly FactOf<K>[];
  /** Whether the application is told to believe its reverse proxy: true, false, or undefined where that cannot be known. */
  trustsProxy(): boolean | undefined;
  /** Test code by its name (`*.test.*`, `*.spec.*`, `__tests__`, `__mocks__`, Storybook) or by the runner that it imports or calls. */
  isTest(file: string): boolean;
}

/** What is told about a rule: on its page, in `auth-lens rules`, in SARIF. */
export interface RuleInfo {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  /** Off by default where a rule is a matter of taste or noisy. */
  readonly off?: true;
  readonly cwe?: number;
  readonly references: readonly string[];
  /** Markdown: the consequence, the default that applies, and when not to mend it. */
  readonly why: string;
  /** One sentence: what to do. */
  readonly how: string;
  readonly fix: 'edit' | 'suggestion' | 'none';
  readonly bad: string;
  readonly good: string;
  /** The file name the examples stand in, where it matters. Default: `example.ts`. */
  readonly exampleFile?: string;
  /** Other files that the examples need. */
  readonly exampleBeside?: { readonly [path: string]: string };
  /** Versions the examples are read with, as in package.json. */
  readonly exampleDependencies?: { readonly [name: string]: string };
}

export interface Rule<K extends FactKind = FactKind> extends RuleInfo {
  /** The kind of fact that it looks at, or several. */
  readonly on: K | readonly K[];
  /** It asks for facts of other applications: while it is on, a change of one judges all of them again. */
  readonly acrossApplications?: true;
  check(fact: FactOf<K>, project: Project): Problem | readonly Problem[] | undefined;
}

/** Types the argument of `check` by `on`. */
export function defineRule<K extends FactKind>(rule: Rule<K>): Rule {
  return rule as unknown as Rule;
}
