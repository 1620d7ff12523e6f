import { analyse, type FileFacts, wanted } from './analyse';
import { applicationsOf, type Known, setupsIn } from './applications';
import { createFactStore } from './fact-store';
import { applicationOf } from './manifest';
import type { Fact } from './model/fact';
import type { Finding } from './model/finding';
import type { Application, Setup } from './model/setup';
import { createPositions } from './positions';
import { type Audience, audienceOf, isKnownModule } from './prefilter';
import { createResults } from './results';
import { createSeenTexts, type SeenTexts } from './seen-texts';
import type { Texts } from './source/reader';
import { createUnitCache } from './unit-cache';
import { judge, looksAcross, type RuleSettings } from './verdicts';

export { rules } from './rules/index';
export type { RuleSettings } from './verdicts';

/** Where texts come from. Paths are absolute with forward slashes. */
export interface Files {
  /** The newest text (unsaved edits included), or undefined where there is no such file. */
  read(path: string): string | undefined;
  /** Every package.json of the workspace, where they are known: packages of a monorepo find each other by them. */
  manifests?(): readonly string[];
  /** Whether git tracks a file; undefined where that cannot be known. */
  isTracked?(path: string): boolean | undefined;
  /** The facts of a text as an earlier workspace gave them, if nothing that they rest on has changed. */
  recall?(path: string, text: string): FileFacts | undefined;
}

export interface Change {
  readonly path: string;
  /** Undefined: the file is gone. */
  readonly text: string | undefined;
  /** Who is to see the text, where that was asked already. */
  readonly audience?: Audience;
}

/** An AbortSignal fits. */
export interface Cancellation {
  readonly aborted: boolean;
}

export interface Workspace {
  /**
   * Takes new texts, analyses those that matter and those that depend on them. Resolves to the files whose findings may
   * have changed. An aborted signal stops between two files; the rest stays dirty and is done by the next update.
   */
  update(changes: readonly Change[], signal?: Cancellation): Promise<ReadonlySet<string>>;
  configure(settings: RuleSettings): void;
  /** Sorted by file, then place. Suppressed ones are left out. */
  findings(file?: string): readonly Finding[];
  /** How many findings a comment suppresses. */
  suppressed(): number;
  /** The applications in which users sign in, by folder, worked out when asked. */
  applications(): readonly Application[];
  /** The set-ups of all applications, by place. */
  setups(): readonly Setup[];
  /** What was seen, for the advisor. */
  facts(): readonly Fact[];
  /** The same by file, for `recall` of a later workspace. */
  remembered(): readonly FileFacts[];
  /** Files of which facts are kept. */
  analysed(): number;
  /** What went wrong inside the engine, one line each; never holds code or values. */
  failures(): readonly string[];
}

/** The engine with its memory: texts in, findings out, and only what a change touches is done again. */
export function createWorkspace(files: Files, settings: RuleSettings = {}): Workspace {
  const waiting = new Map<string, Change>();
  const late = new Map<string, { readonly application: string; readonly audience: readonly string[] }>();
  const cache = createUnitCache();
  const positions = createPositions(files.read);
  const facts = createFactStore();
  const results = createResults(files.read);
  const seen = createSeenTexts();
  const lately = recently(() => remembering(files, seen.saw));
  const state = { settings };
  const factsOf = (texts: Texts, path: string, text: string, audience: Audience): FileFacts => {
    const recalled = files.recall?.(path, text);
    if (!recalled || String(recalled.audience) !== String(audience)) return analyse(path, text, texts, cache, audience);
    seen.restOn(recalled.dependencies);
    return recalled;
  };
  const take = (texts: Texts, { path, text, audience: asked }: Change): readonly string[] => {
    const before = facts.drop(path);
    late.delete(path);
    const audience = text === undefined ? undefined : (asked ?? audienceOf(path, text));
    if (text === undefined || !audience) return before;
    const application = applicationOf(texts, path);
    if (audience === 'all') facts.put(application, factsOf(texts, path, text, audience));
    else late.set(path, { application, audience });
    return [...before, application];
  };
  /** What only some libraries see waits for the other facts of its application, which say whether they want to. */
  const takeLate = (texts: Texts, touched: ReadonlySet<string>): void => {
    const ofApplication = new Map([...touched].map((application) => [application, facts.ofApplication(application)]));
    for (const [path, { application, audience }] of late) {
      const others = ofApplication.get(application);
      if (!others) continue;
      const ids = wanted(audience, others);
      const before = facts.get(path)?.audience ?? [];
      if (String(before) === String(ids)) continue;
      facts.drop(path);
      const text = ids.length > 0 ? files.read(path) : undefined;
      if (text !== undefined) facts.put(application, factsOf(texts, path, text, ids));
    }
  };
  const judgeAll = (applications: Iterable<string>): void => {
    for (const application of applications) {
      const elsewhere = () => facts.applications().flatMap((one) => (one === application ? [] : facts.ofApplication(one)));
      results.put(application, judge(facts.ofApplication(application), elsewhere, positions, state.settings));
    }
  };

  const known = (): Known[] => facts.applications().map((folder) => ({ folder, facts: facts.ofApplication(folder) }));

  return {
    async update(changes, signal) {
      for (const change of changes) {
        const { path, text } = change;
        positions.forget(path);
        waiting.set(path, change);
        // A scan in batches hands in what earlier batches have followed names into already.
        if (!seen.isNews(path, text)) continue;
        for (const dependent of facts.dependents(path))
          if (!waiting.has(dependent)) waiting.set(dependent, { path: dependent, text: files.read(dependent) });
      }
      const texts = lately.textsFor([...waiting.keys()]);
      const touched = new Set<string>();
      for (const [path, change] of waiting) {
        if (signal?.aborted) break;
        waiting.delete(path);
        for (const application of take(texts, change)) touched.add(application);
      }
      takeLate(texts, touched);
      judgeAll(touched.size > 0 && looksAcross(state.settings) ? facts.applications() : touched);
      return results.settle(changes.map(({ path }) => path));
    },
    configure(next) {
      state.settings = next;
      judgeAll(facts.applications());
      results.settle([]);
    },
    findings: results.findings,
    suppressed: results.suppressed,
    applications: () => applicationsOf(known(), remembering(files), positions),
    setups: () => setupsIn(known(), remembering(files), positions),
    facts: () => facts.all().flatMap((one) => one.facts),
    remembered: () => facts.all(),
    analysed: () => facts.all().length,
    failures: () => [...facts.all().flatMap((one) => one.failures.map((failure) => `${one.path}: ${failure}`)), ...results.failures()],
  };
}

const mostCharacters = 2_000_000;
/** Milliseconds for which nobody looks whether a package was installed meanwhile. */
const patience = 10_000;

interface Remembering extends Texts {
  /** Whether a text is among those that answers may rest on. */
  mayHold(path: string): boolean;
}

/**
 * While somebody types in one file, what was asked of the others is not asked again: versions, lock files and configurations took a third of an
 * edit. It ends when anything else changes, and after a while.
 */
function recently(fresh: () => Remembering) {
  let last: { readonly path: string; readonly texts: Remembering; readonly since: number } | undefined;
  return {
    textsFor([path, ...others]: readonly string[]): Texts {
      const isGood =
        last !== undefined && last.path === path && others.length === 0 && Date.now() - last.since < patience && !last.texts.mayHold(path);
      const next = last && isGood ? last : { path, texts: fresh(), since: Date.now() };
      last = others.length === 0 ? next : undefined;
      return next.texts;
    },
  };
}

/** The same files for the time of one update: each is asked for once, as long as the texts are not too much to keep. */
function remembering(files: Files, saw: SeenTexts['saw'] = () => {}): Remembering {
  const known = new Map<string, string | undefined>();
  const size = { characters: 0 };
  let isWhole = true;
  return {
    isKnownModule,
    isTracked: files.isTracked,
    answers: new Map(),
    manifests: files.manifests && (() => files.manifests?.() ?? []),
    mayHold: (path) => !isWhole || known.has(path),
    read(path) {
      const before = known.get(path);
      if (before !== undefined || known.has(path)) return before;
      const text = files.read(path);
      size.characters += text?.length ?? 0;
      if (size.characters > mostCharacters) {
        known.clear();
        size.characters = 0;
        isWhole = false;
      }
      known.set(path, text);
      saw(path, text);
      return text;
    },
  };
}
