import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { engine } from '../../src/cli/engine';
import { folderWith, runIn } from './run-here';

const start = `const session = require('express-session');\nconst jwt = require("jsonwebtoken");\n`;
const good = `${start}app.use(session({ secret: 'keyboard cat', cookie: { httpOnly: false } }));\njwt.sign({}, '');\n`;

/** Some 200 files that no tool likes; each names a library, so that none is passed over by chance. */
function oddFiles(): { [name: string]: string | Buffer } {
  const files: { [name: string]: string | Buffer } = {
    'empty.js': '',
    'nul.js': Buffer.from(`${good}\0\0`),
    'png.ts': Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), Buffer.from(good)]),
    'latin.js': Buffer.concat([Buffer.from(good), Buffer.from([0xe9, 0xff, 0xfe, 0x0a])]),
    'huge.js': Buffer.concat([Buffer.from(good), Buffer.alloc(6 * 1024 * 1024, 'x')]),
    'almost-huge.js': `${good}${'// a line of no interest\n'.repeat(190_000)}`,
    'wide.ts': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(good, 'utf16le')]),
    'half-wide.ts': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(good, 'utf16le').subarray(0, 101)]),
    'mark.ts': `\ufeff${good}`,
    'crlf.ts': good.replaceAll('\n', '\r\n'),
    'cr.ts': good.replaceAll('\n', '\r'),
    'separators.ts': `${start}const s = "\u2028\u2029"; // \u2028\njwt.sign({}, '');`,
    'one-line.js': `${good.replaceAll('\n', ';')}${'a=1;'.repeat(100_000)}`,
    'deep.js': `${start}jwt.sign(${'['.repeat(3000)}${']'.repeat(3000)}, '');`,
    'deep-calls.js': `${start}${'f('.repeat(3000)}`,
    'deep-sum.js': `${start}jwt.sign({}, ${'"a" + '.repeat(8000)}"b");`,
    'cycle.js': `${start}const a = b, b = a; jwt.sign(a, b); const o = { ...o, get x() { return this.x; } }; session(o);`,
    'twice.js': `${start}${start}const jwt = 1; let jwt; function jwt() {}\njwt.sign({}, '');`,
    'hash-bang.js': `#!/usr/bin/env node\n${good}`,
    'proto.js': `${start}session({ __proto__: { cookie: null }, constructor: 1, toString: 2, ['__proto__']: 3 });`,
    'surrogate.js': `${start}const x = '\ud83d\ude00 \\ud800'; session({ secret: x });`,
    'self.js': `${start}export * from './self'; import x from './self'; session(x);`,
    'missing.js': `${start}import x from './gone'; import y from '../../../../../../../etc/passwd'; session(x, y);`,
    'escape\u001b[31m.js': good,
    'new\nline.js': good,
    'page.vue': `<template><a/></template>\n<script setup>\n${good}</script>`,
    'page.svelte': `<script>${good}`,
    'page.astro': `---\n${good}---\n<p/>`,
    'package.json': '{ "name": ',
    'tsconfig.json': '{ "extends": "./tsconfig.json", "compilerOptions": { "paths": null } }',
    '.gitignore': '\u0000[\n***/\n!\n',
  };
  for (let cut = 1; Object.keys(files).length < 200; cut += 1) files[`cut-${cut}.ts`] = good.slice(0, cut * 2 + 60);
  return files;
}

describe('a folder of broken, huge, binary and odd files', function () {
  this.timeout(60_000);
  const folder = folderWith(oddFiles());
  after(() => folder.remove());
  before(() => {
    mkdirSync(join(folder.path, 'folder.js'));
    symlinkSync('.', join(folder.path, 'loop'));
    symlinkSync('nowhere.js', join(folder.path, 'broken-link.js'));
    if (process.platform !== 'win32') execFileSync('mkfifo', [join(folder.path, 'pipe.js')]);
    chmodSync(join(folder.path, 'cr.ts'), 0);
  });

  for (const format of ['text', 'json', 'sarif', 'markdown', 'github']) {
    it(`is scanned as ${format} without a crash`, async () => {
      const { code, out, err } = await runIn(folder.path, ['scan', '--format', format, '--severity', 'hint'], { engine });
      assert.equal(err, '');
      assert.equal(code, 1);
      assert.ok(out.length > 1000);
      assert.doesNotMatch(out, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    });
  }

  it('leads to findings in every encoding, and to a list of what was skipped', async () => {
    const { out } = await runIn(folder.path, ['scan', '--format', 'json'], { engine });
    const { findings, skipped, failures, stats } = JSON.parse(out);
    const files = new Set(findings.map(({ file }: { file: string }) => file));
    for (const name of ['mark.ts', 'crlf.ts', 'wide.ts', 'latin.js', 'almost-huge.js', 'hash-bang.js', 'new\nline.js'])
      assert.ok(files.has(name), name);
    const reasons = Object.fromEntries(skipped.map(({ file, reason }: { file: string; reason: string }) => [file, reason]));
    assert.equal(reasons['nul.js'], 'binary');
    assert.equal(reasons['png.ts'], 'binary');
    assert.equal(reasons['huge.js'], 'larger than 5 MB');
    assert.equal(reasons['one-line.js'], 'minified or bundled');
    assert.equal(stats.left['symbolic links'], 1);
    assert.deepEqual(failures, []);
  });

  it('gives places that exist, the same in every line ending', async () => {
    const { out } = await runIn(folder.path, ['scan', '--format', 'json', 'mark.ts', 'crlf.ts', 'wide.ts'], { engine });
    const { findings } = JSON.parse(out);
    const of = (name: string) =>
      findings
        .filter(({ file }: { file: string }) => file === name)
        .map(({ rule, range }: { rule: string; range: object }) => ({ rule, range }));
    assert.ok(of('mark.ts').length > 2);
    assert.deepEqual(of('crlf.ts'), of('mark.ts'));
    assert.deepEqual(of('wide.ts'), of('mark.ts'));
  });
});
