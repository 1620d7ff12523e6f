import type { Edit, Finding, Fix, Position } from '../../src/analyser/model/finding';
import { rules } from '../../src/analyser/rules/index';
import type { Change, Files, RuleSettings, Workspace } from '../../src/analyser/workspace';

/** Makes a text that the prefilter lets through. */
export const withLibrary = (text: string): string => `import session from 'express-session';\n${text}`;

export interface Calls {
  loaded: number;
  /** Paths of every update, in order. */
  readonly updates: string[][];
  /** Called before each update. */
  before?: () => Promise<void>;
}

/**
 * An engine that looks for words. BAD has a safe fix (GOOD), as has WORSE (BAD, so that two rounds are needed); ODD has a suggestion that
 * also writes into /ws/other.ts; ENDLESS has a fix that brings it back; KNOWN is a finding of a real rule; BOOM throws, with the text in its message.
 */
export function fakeEngine(calls: Calls) {
  return async () => {
    calls.loaded += 1;
    return { rules, createWorkspace: (files: Files, settings?: RuleSettings) => createFake(files, settings ?? {}, calls) };
  };
}

function createFake(files: Files, initial: RuleSettings, calls: Calls): Workspace {
  const texts = new Map<string, string>();
  let settings = initial;
  const findings = (path: string) => findIn(path, texts.get(path) ?? '', files).filter(({ rule }) => settings.severities?.[rule] !== 'off');
  return {
    async update(changes: readonly Change[]) {
      await calls.before?.();
      calls.updates.push(changes.map(({ path }) => path));
      for (const { path, text } of changes) {
        if (text === undefined) texts.delete(path);
        else texts.set(path, text);
        if (text?.includes('BOOM')) throw new Error(`cannot read ${text}`);
      }
      return new Set(changes.map(({ path }) => path));
    },
    configure: (next) => {
      settings = next;
    },
    findings: (path) => (path === undefined ? [...texts.keys()].flatMap(findings) : findings(path)),
    suppressed: () => 0,
    applications: () => [],
    setups: () => [],
    facts: () => [],
    remembered: () => [],
    analysed: () => texts.size,
    failures: () => [],
  };
}

const ruleOf: Record<string, string> = { ODD: 'cookie-odd', KNOWN: 'cookie-missing-httponly' };

function findIn(file: string, text: string, files: Files): Finding[] {
  return [...text.matchAll(/\b(?:BAD|WORSE|ODD|ENDLESS|KNOWN)\b/g)].map((match) => {
    const range = { start: positionAt(text, match.index), end: positionAt(text, match.index + match[0].length) };
    const edit = (replacement: string): Fix => ({ title: `Use ${replacement}`, kind: 'edit', edits: [{ file, range, text: replacement }] });
    const fixes: Record<string, () => Fix[]> = {
      BAD: () => [edit('GOOD')],
      WORSE: () => [edit('BAD')],
      ENDLESS: () => [edit('ENDLESS')],
      ODD: () => [{ title: 'Even it out', kind: 'suggestion', edits: [{ file, range, text: 'EVEN' }, atStart('/ws/other.ts', 'EVEN ')] }],
    };
    return {
      rule: ruleOf[match[0]] ?? 'cookie-bad',
      severity: match[0] === 'ODD' ? ('hint' as const) : ('error' as const),
      message: `A *word* is ${match[0]}`,
      file,
      range,
      related: files.read('/ws/other.ts') === undefined ? [] : [{ ...atStart('/ws/other.ts', ''), message: 'because of this' }],
      fixes: fixes[match[0]]?.() ?? [],
    };
  });
}

function atStart(file: string, text: string): Edit {
  const start = { line: 1, column: 1, offset: 0 };
  return { file, range: { start, end: start }, text };
}

function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1, offset };
}
