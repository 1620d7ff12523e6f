import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fakeEngine } from './fake-engine';
import { folderWith, runIn } from './run-here';

const files = {
  'package.json': '{}',
  'src/bad.ts': 'BAD_COOKIE;\nSMALL_COOKIE;\n',
  'src/odd.js': 'ODD_COOKIE;\n',
  'src/fine.js': 'fine();\n',
  'notes.txt': 'BAD_COOKIE;',
  'calm/small.js': 'SMALL_COOKIE; TASTE_COOKIE;\n',
  'node_modules/x/index.js': 'BAD_COOKIE;',
};

describe('scan', () => {
  const folder = folderWith(files);
  const elsewhere = folderWith({ 'else.ts': 'BAD_COOKIE;' });
  after(() => {
    folder.remove();
    elsewhere.remove();
  });

  const scan = (...args: string[]) => runIn(folder.path, ['scan', ...args]);
  const found = async (...args: string[]) => {
    const { out } = await scan('--format', 'json', ...args);
    return JSON.parse(out).findings.map((one: { file: string; rule: string }) => `${one.file} ${one.rule}`);
  };

  const exits: readonly (readonly [args: string, code: number])[] = [
    ['', 1],
    ['--fail-on error', 1],
    ['--fail-on never', 0],
    ['--fail-on warning src/odd.js', 1],
    ['src/odd.js', 0],
    ['--fail-on info calm', 0],
    ['--rules cookie-taste --fail-on info calm', 1],
    ['--rules cookie-odd', 0],
    ['--severity error --fail-on warning src/odd.js', 1],
    ['src/fine.js', 0],
    ['--output report.txt src/bad.ts', 1],
  ];
  for (const [args, code] of exits) {
    it(`exits with ${code}: scan ${args}`, async () => assert.equal((await scan(...args.split(' ').filter(Boolean))).code, code));
  }

  it('writes text for people', async () => {
    const { out, err } = await scan();
    assert.match(out, /^src\/bad\.ts\n\n {2}1:1 {2}error {2}Somebody eats the BAD_COOKIE\. {2}cookie-loud\n/);
    assert.match(out, /How to fix: Do it well\. \(--fix does it\)/);
    assert.match(out, /1 error, 1 warning, 2 hints in 2 files\.\n2 findings below the least severity shown/);
    assert.match(out, /5 files scanned, 3 of them analysed, in \d+\.\d\d s\.\nLeft out: 1 package folder\./);
    assert.equal(err, '');
  });

  it('says so when all is well', async () => {
    assert.match((await scan('src/fine.js')).out, /^No problems found\.\n1 file scanned, 0 of them analysed/);
    assert.equal((await scan('src/fine.js', '--quiet')).out, '');
  });

  it('shows what --severity and --rules say', async () => {
    assert.deepEqual(await found(), ['src/bad.ts cookie-loud', 'src/odd.js cookie-odd']);
    assert.deepEqual(await found('--severity', 'error'), ['src/bad.ts cookie-loud']);
    assert.equal((await found('--severity', 'hint')).length, 4);
    assert.deepEqual(await found('--rules', 'all', 'calm'), ['calm/small.js cookie-taste']);
    assert.deepEqual(await found('--rules', 'cookie-odd,cookie-loud', '--rules', 'cookie-small'), [
      'src/bad.ts cookie-loud',
      'src/odd.js cookie-odd',
    ]);
  });

  it('takes several paths once each, and leaves out what --exclude says', async () => {
    assert.deepEqual(await found('src', 'src/bad.ts', './src/../src'), ['src/bad.ts cookie-loud', 'src/odd.js cookie-odd']);
    assert.deepEqual(await found('--exclude', 'bad.ts'), ['src/odd.js cookie-odd']);
    assert.deepEqual(await found('--exclude', 'src/b*', 'src'), ['src/odd.js cookie-odd']);
    assert.deepEqual(await found('--exclude', 'src/', '--exclude', '**/calm/**', '--severity', 'hint'), []);
  });

  it('names files relative to this folder, or to the one folder elsewhere', async () => {
    const there = join(elsewhere.path, 'else.ts');
    assert.deepEqual(await found(elsewhere.path), ['else.ts cookie-loud']);
    assert.deepEqual(await found(there), [`${there} cookie-loud`]);
    assert.deepEqual(new Set(await found('src/bad.ts', elsewhere.path)), new Set(['src/bad.ts cookie-loud', `${there} cookie-loud`]));
  });

  it('names files from the top of the checkout in annotations', async () => {
    const env = { GITHUB_WORKSPACE: folder.path };
    const { out } = await runIn(join(folder.path, 'src'), ['scan', '--format', 'github'], { env });
    assert.match(out, /^::error file=src\/bad\.ts,line=1,/);
  });

  it('gives the same JSON twice, in the promised shape', async () => {
    const made = async () => {
      const { stats, ...rest } = JSON.parse((await scan('--format', 'json')).out);
      return { ...rest, stats: { ...stats, milliseconds: 0 } };
    };
    const first = await made();
    assert.deepEqual(await made(), first);
    assert.deepEqual(Object.keys(first), ['version', 'root', 'setups', 'applications', 'findings', 'skipped', 'failures', 'stats']);
    assert.deepEqual(first.findings[0].range, { start: { line: 1, column: 1 }, end: { line: 1, column: 11 } });
    assert.equal(first.root, folder.path);
  });

  it('writes the report to a file, in folders it makes', async () => {
    const file = join(folder.path, 'reports/deep/out.sarif');
    const { code, out } = await scan('--format', 'sarif', '-o', 'reports/deep/out.sarif');
    assert.deepEqual([code, out], [1, '']);
    assert.equal(JSON.parse(readFileSync(file, 'utf8')).version, '2.1.0');
    assert.equal(dirname(file).endsWith('deep'), true);
  });

  it('does not load the parser where nothing matters', async () => {
    const engine = fakeEngine(() => assert.fail('the parser was loaded'));
    assert.equal((await runIn(folder.path, ['scan', 'src/fine.js'], { engine })).code, 0);
    assert.equal((await runIn(folder.path, ['scan'], { engine })).code, 2);
  });

  const colors: readonly (readonly [args: string, env: { [name: string]: string }, terminal: boolean, colored: boolean])[] = [
    ['', {}, false, false],
    ['', {}, true, true],
    ['--no-color', {}, true, false],
    ['', { NO_COLOR: '1' }, true, false],
    ['', { TERM: 'dumb' }, true, false],
    ['', { FORCE_COLOR: '1' }, false, true],
    ['', { FORCE_COLOR: '0' }, true, false],
    ['--no-color', { FORCE_COLOR: '1' }, true, false],
    ['--format markdown', {}, true, false],
  ];
  for (const [args, env, terminal, colored] of colors) {
    it(`${colored ? 'colours' : 'no colours'}: ${args} ${JSON.stringify(env)}${terminal ? ' on a terminal' : ''}`, async () => {
      const { out } = await runIn(folder.path, ['scan', ...args.split(' ').filter(Boolean)], { env, terminal });
      assert.equal(out.includes('\u001b['), colored);
    });
  }

  it('says why a file that was named is not scanned', async () => {
    assert.match((await scan('notes.txt')).out, /Not scanned:\n {2}notes\.txt: not JavaScript or TypeScript/);
  });
});
