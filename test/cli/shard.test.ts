import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ofShard } from '../../src/cli/shard';
import { folderWith, runIn } from './run-here';

const names = ['a', 'b', 'c', 'd', 'e'];
const workspace = Object.fromEntries([
  ['package.json', '{}'],
  ['tool.ts', 'ODD_COOKIE'],
  ...names.flatMap((name, index) => [
    [`packages/${name}/package.json`, '{}'],
    ...Array.from({ length: index + 1 }, (_, file) => [`packages/${name}/src/file-${file}.ts`, 'BAD_COOKIE ODD_COOKIE']),
  ]),
]);

describe('shards', () => {
  let folder: ReturnType<typeof folderWith>;
  before(() => {
    folder = folderWith(workspace);
  });
  after(() => folder.remove());
  const scan = async (file: string, ...more: string[]) => {
    const { err } = await runIn(folder.path, ['scan', '--fail-on', 'never', '--format', 'sarif', '-o', file, ...more]);
    assert.equal(err, '');
    return readFileSync(join(folder.path, file), 'utf8');
  };

  it('together hold every file once, and no application is split', () => {
    const manifests = Object.keys(workspace).filter((path) => path.endsWith('package.json'));
    const files = Object.keys(workspace).filter((path) => path.endsWith('.ts'));
    const listed = { files, manifests, skipped: [], left: {} };
    const parts = [1, 2, 3].map((index) => ofShard(listed, { index, count: 3 }).files);
    assert.deepEqual(parts.flat().sort(), [...files].sort());
    for (const name of names)
      assert.equal(parts.filter((part) => part.some((file) => file.startsWith(`packages/${name}/`))).length, 1, name);
    const sizes = parts.map(({ length }) => length);
    assert.ok(Math.max(...sizes) - Math.min(...sizes) <= 2, `uneven: ${sizes}`);
  });

  it('merged in any order are the report of one scan', async () => {
    const whole = await scan('whole.sarif');
    for (const index of [1, 2, 3, 4]) await scan(`part-${index}.sarif`, '--shard', `${index}/4`);
    const files = [3, 1, 4, 2].map((index) => `part-${index}.sarif`);
    const { code, out, err } = await runIn(folder.path, ['merge', ...files]);
    assert.equal(out, whole);
    assert.equal(code, 1);
    assert.match(err, /31 findings of 4 reports/);
    assert.equal((await runIn(folder.path, ['merge', ...files, ...files, '--fail-on', 'never'])).out, whole);
  });

  it('are asked for in one form, and merging needs reports of one version', async () => {
    for (const wrong of ['0/3', '4/3', '3', 'a/b', '1/0'])
      assert.match((await runIn(folder.path, ['scan', '--shard', wrong])).err, /is no part such as 2\/5/);
    assert.match((await runIn(folder.path, ['merge'])).err, /needs SARIF files/);
    assert.match((await runIn(folder.path, ['merge', 'none.sarif'])).err, /Cannot read "none.sarif" \(ENOENT\)/);
    assert.match((await runIn(folder.path, ['merge', 'package.json'])).err, /no SARIF report of auth-lens/);
    assert.match((await runIn(folder.path, ['merge', 'tool.ts'])).err, /no SARIF report \(not JSON\)/);
    const text = await scan('one.sarif');
    writeFileSync(join(folder.path, 'two.sarif'), text.replace(/"semanticVersion": "[^"]+"/, '"semanticVersion": "9.9.9"'));
    assert.match((await runIn(folder.path, ['merge', 'one.sarif', 'two.sarif'])).err, /different versions: .*9\.9\.9/);
  });
});
