import assert from 'node:assert/strict';
import type { Finding } from '../src/analyser/model/finding';
import type { Rule } from '../src/analyser/model/rule';
import { rules } from '../src/analyser/rules/index';
import { applyEdits, findingsOf, syntaxErrors } from './memory';

describe('rule examples', () => {
  for (const rule of rules) {
    describe(rule.id, () => {
      it('is complete and short', () => {
        assert.match(rule.id, /^[a-z][a-z0-9-]+$/);
        assert.ok(rule.title.length <= 90 && !rule.title.endsWith('.'), 'title');
        assert.ok(rule.why.length > 200 && rule.how.length > 10 && rule.references.length > 0, 'page');
      });
      it('fires on its bad example, with messages of at most 90 characters', async () => {
        const found = (await run(rule, rule.bad)).filter((one) => one.rule === rule.id);
        assert.ok(found.length > 0, 'silent on its bad example');
        for (const { message } of found) assert.ok(message.length <= 90, `${message.length} characters: ${message}`);
        if (rule.fix !== 'none')
          assert.ok(
            found.some((one) => one.fixes.length > 0),
            'has no fix',
          );
        else
          assert.ok(
            found.every((one) => one.fixes.length === 0),
            'says it has no fix but offers one',
          );
      });
      it('mends it: every fix parses, silences the finding and adds none', async () => {
        for (const finding of (await run(rule, rule.bad)).filter((one) => one.rule === rule.id))
          await assertMended(rule, rule.bad, finding);
      });
      it('is silent on its good example, and so is every other rule', async () => {
        assert.deepEqual((await run(rule, rule.good)).map(short), []);
      });
    });
  }
});

const fileOf = (rule: Rule): string => rule.exampleFile ?? 'example.ts';

const run = (rule: Rule, text: string): Promise<readonly Finding[]> => runAll(rule, filesOf(rule, text));

function filesOf(rule: Rule, text: string): Record<string, string> {
  const manifest = JSON.stringify({ dependencies: rule.exampleDependencies ?? {} });
  const beside = { ...rule.exampleBeside, '.git/tracked': `/project/${fileOf(rule)}` };
  return { 'package.json': manifest, ...beside, [fileOf(rule)]: text };
}

/** Not what is found in a package.json that only says which versions are meant. */
async function runAll(rule: Rule, files: Record<string, string>): Promise<readonly Finding[]> {
  const found = await findingsOf(files, rule.off ? { severities: { [rule.id]: rule.severity } } : {});
  return found.filter(({ file }) => file !== '/project/package.json' || fileOf(rule) === 'package.json');
}

async function assertMended(rule: Rule, text: string, finding: Finding): Promise<void> {
  const before = await run(rule, text);
  for (const fix of finding.fixes) {
    const files = filesOf(rule, text);
    for (const path of new Set(fix.edits.map(({ file }) => file.replace('/project/', '')))) {
      const own = fix.edits.filter(({ file }) => file === `/project/${path}`);
      const before = files[path] ?? '';
      files[path] = applyEdits(before, own);
      assert.deepEqual(
        syntaxErrors(path, files[path]),
        syntaxErrors(path, before),
        `${fix.title} leaves text that does not parse:\n${files[path]}`,
      );
    }
    const changed = files[fileOf(rule)];
    const after = await runAll(rule, files);
    const count = (list: readonly Finding[]): number => list.filter((one) => one.rule === rule.id).length;
    assert.ok(count(after) < count(before), `${fix.title} does not silence it:\n${changed}`);
    const known = new Set(before.map((one) => one.rule));
    assert.deepEqual(after.filter((one) => !known.has(one.rule)).map(short), [], `${fix.title} adds findings:\n${changed}`);
  }
}

const short = ({ rule, range, message }: Finding): string => `${range.start.line}:${range.start.column} ${rule}: ${message}`;
