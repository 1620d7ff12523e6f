import type { Finding, Position, Severity } from '../../src/analyser/model/finding';
import type { Rule } from '../../src/analyser/model/rule';
import type { Workspace } from '../../src/analyser/workspace';
import type { Engine } from '../../src/cli/engine';

const words: { readonly [rule: string]: { severity: Severity; find: RegExp; mend?: string; off?: true } } = {
  'cookie-loud': { severity: 'error', find: /BAD_COOKIE/g, mend: 'GOOD_COOKIE\n' },
  'cookie-odd': { severity: 'warning', find: /ODD_COOKIE/g },
  'cookie-small': { severity: 'hint', find: /SMALL_COOKIE/g },
  'cookie-taste': { severity: 'info', find: /TASTE_COOKIE/g, off: true },
};

/** An engine whose rules look for words: the command line is what is tested. */
export function fakeEngine(opened: () => void = () => {}): Engine {
  const rules = Object.entries(words).map(([id, { severity, off, mend }]) => fakeRule(id, severity, off, mend !== undefined));
  return {
    rules: async () => rules,
    mattersAlone: () => true,
    audienceOf: (_path, text) => (text.includes('COOKIE') ? 'all' : undefined),
    open: async () => {
      opened();
      return (_files, settings) => fakeWorkspace(settings?.only);
    },
  };
}

function fakeRule(id: string, severity: Severity, off: true | undefined, mends: boolean): Rule {
  const told = {
    id,
    severity,
    off,
    title: `About ${id}`,
    references: [],
    why: 'Because `x`.',
    how: 'Do it well.',
    bad: 'bad();',
    good: 'good();',
  };
  return { ...told, fix: mends ? 'edit' : 'none', on: 'cookie', check: () => undefined };
}

function fakeWorkspace(only: readonly string[] | 'all' | undefined): Workspace {
  const texts = new Map<string, string>();
  const isOn = (id: string) => (only === undefined ? !words[id].off : only === 'all' || only.includes(id));
  const findingsOf = (file: string) =>
    Object.keys(words)
      .filter(isOn)
      .flatMap((id) => findAll(id, file, texts.get(file) ?? ''));
  return {
    async update(changes) {
      for (const { path, text } of changes) {
        if (text === undefined) texts.delete(path);
        else texts.set(path, text);
      }
      return new Set(changes.map(({ path }) => path));
    },
    configure() {},
    findings: (file) => (file === undefined ? [...texts.keys()].sort().flatMap(findingsOf) : findingsOf(file)),
    suppressed: () => 0,
    applications: () => [],
    setups: () => [],
    facts: () => [],
    remembered: () => [],
    analysed: () => texts.size,
    failures: () => [],
  };
}

function findAll(id: string, file: string, text: string): Finding[] {
  const { severity, find, mend } = words[id];
  return [...text.matchAll(find)].map((match) => {
    const range = { start: positionAt(text, match.index), end: positionAt(text, match.index + match[0].length) };
    const fixes = mend === undefined ? [] : [{ title: 'Mend it', kind: 'edit' as const, edits: [{ file, range, text: mend }] }];
    return { rule: id, severity, message: `Somebody eats the ${match[0]}.`, file, range, related: [], fixes };
  });
}

function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1, offset };
}
