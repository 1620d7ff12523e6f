import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { isEnvironmentFile } from '../src/analyser/model/environment-file';
import type { Finding } from '../src/analyser/model/finding';
import { isManifest } from '../src/analyser/model/manifest-file';
import { isPolicyFile } from '../src/analyser/model/policy-file';
import { applyEdits, findingsOf, syntaxErrors } from './memory';

const home = join(__dirname, 'fixtures');
const code = new Set(['.ts', '.tsx', '.js', '.jsx', '.mjs', '.cjs', '.mts', '.cts', '.vue', '.svelte', '.astro']);

/**
 * `//^^^^ rule-id` under a line marks the exact range of a finding: the carets stand under it, or the marker begins with
 * `//<` for a range that starts under the slashes. In a `.env` file the comment is `#`. No marker means silence.
 */
describe('fixtures', () => {
  for (const folder of existsSync(home) ? readdirSync(home) : []) {
    if (folder === 'projects') continue;
    describe(folder, () => {
      for (const name of readdirSync(join(home, folder)))
        it(name, () => checkFiles({ [name]: readFileSync(join(home, folder, name), 'utf8') }));
    });
  }
  describe('projects', () => {
    const projects = join(home, 'projects');
    for (const name of existsSync(projects) ? readdirSync(projects) : []) it(name, () => checkFiles(readFolder(join(projects, name))));
  });
});

async function checkFiles(texts: Record<string, string>): Promise<void> {
  const files = { ...texts };
  for (const [path, text] of Object.entries(texts)) {
    const manifest = /^\/\/ package\.json: (\{.*\})/.exec(text);
    if (manifest && !path.includes('/')) files['package.json'] = JSON.stringify({ dependencies: JSON.parse(manifest[1]) });
  }
  const findings = await findingsOf(files);
  for (const [path, text] of Object.entries(texts)) {
    if (!code.has(extname(path)) && !isEnvironmentFile(path) && !isManifest(path) && !isPolicyFile(path)) continue;
    const found = findings.filter((one) => one.file === `/project/${path}`);
    assert.deepEqual(found.map(written).sort(), expected(text).sort(), path);
  }
  for (const finding of findings) await checkFixes(files, findings, finding);
}

/** Every fix applied to every fixture parses, silences its finding and adds none. */
async function checkFixes(texts: Record<string, string>, before: readonly Finding[], finding: Finding): Promise<void> {
  for (const fix of finding.fixes) {
    const changed = { ...texts };
    for (const file of new Set(fix.edits.map((edit) => edit.file))) {
      const path = file.replace('/project/', '');
      changed[path] = applyEdits(
        texts[path] ?? '',
        fix.edits.filter((edit) => edit.file === file),
      );
      assert.equal(
        syntaxErrors(path, changed[path]),
        syntaxErrors(path, texts[path] ?? ''),
        `${fix.title} (${finding.rule}) leaves text that does not parse:\n${changed[path]}`,
      );
    }
    const after = await findingsOf(changed);
    const count = (list: readonly Finding[], rule: string): number => list.filter((one) => one.rule === rule).length;
    assert.ok(
      count(after, finding.rule) < count(before, finding.rule),
      `${fix.title} (${finding.rule}, line ${finding.range.start.line}) does not silence it`,
    );
    for (const one of after)
      assert.ok(count(after, one.rule) <= count(before, one.rule), `${fix.title} (${finding.rule}) adds ${one.rule}`);
  }
}

const written = ({ rule, range: { start, end } }: Finding): string =>
  start.line === end.line ? `${start.line}:${start.column}-${end.column} ${rule}` : `${start.line}:${start.column} ${rule}`;

/** A marker belongs to the nearest line above that is no marker. `//^^^` covers its carets; a range over several lines is `//^...`. */
function expected(text: string): string[] {
  const marks: string[] = [];
  let line = 0;
  for (const [index, content] of text.split(/\r?\n/).entries()) {
    const match = /^(\s*(?:\/\/|<!--|#)\s*)(<*)(\^+)(\.\.\.)? ([a-z][a-z0-9-]+)/.exec(content);
    if (!match) {
      line = index + 1;
      continue;
    }
    const start = match[2] ? content.indexOf('//') + 1 : match[1].length + 1;
    const end = match[2] ? content.indexOf('//') + 1 + match[2].length + match[3].length + 2 : start + match[3].length;
    marks.push(match[4] ? `${line}:${start} ${match[5]}` : `${line}:${start}-${end} ${match[5]}`);
  }
  return marks;
}

function readFolder(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(folder, path), readFileSync(path, 'utf8')];
    }),
  );
}
