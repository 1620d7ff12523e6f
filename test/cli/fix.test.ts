import assert from 'node:assert/strict';
import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { rewrite } from '../../src/cli/rewrite';
import { folderWith, runIn } from './run-here';

const wide = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

describe('scan --fix', () => {
  let folder = folderWith({});
  const at = (name: string) => join(folder.path, name);
  const start = (files: { readonly [path: string]: string | Buffer }) => {
    folder = folderWith(files);
  };
  afterEach(() => folder.remove());

  it('mends files and says which', async () => {
    start({ 'a.js': 'BAD_COOKIE; BAD_COOKIE; ODD_COOKIE;', 'sub/b.ts': 'ODD_COOKIE' });
    const { code, out, err } = await runIn(folder.path, ['scan', '--fix']);
    assert.equal(code, 0);
    assert.equal(err, 'Mended 2 problems in 1 file:\n  a.js\n');
    assert.match(out, /2 warnings in 2 files/);
    assert.equal(readFileSync(at('a.js'), 'utf8'), 'GOOD_COOKIE\n; GOOD_COOKIE\n; ODD_COOKIE;');
    assert.deepEqual(readdirSync(folder.path).sort(), ['a.js', 'sub']);
  });

  it('keeps line breaks, byte order marks and file modes', async () => {
    start({ 'crlf.js': '\ufeff// é\r\nBAD_COOKIE\r\n', 'wide.js': wide('BAD_COOKIE é') });
    chmodSync(at('crlf.js'), 0o751);
    await runIn(folder.path, ['scan', '--fix']);
    assert.equal(readFileSync(at('crlf.js'), 'utf8'), '\ufeff// é\r\nGOOD_COOKIE\r\n\r\n');
    assert.equal(statSync(at('crlf.js')).mode & 0o777, 0o751);
    assert.deepEqual(readFileSync(at('wide.js')), wide('GOOD_COOKIE\n é'));
  });

  it('leaves alone what it would damage', async () => {
    const broken = Buffer.concat([Buffer.from('BAD_COOKIE // '), Buffer.from([0xe9, 0xff])]);
    start({ 'latin.js': broken });
    const { code, err } = await runIn(folder.path, ['scan', '--fix']);
    assert.equal(code, 1);
    assert.match(err, /latin\.js was not mended: changed meanwhile, or not valid UTF-8/);
    assert.deepEqual(readFileSync(at('latin.js')), broken);
  });

  it('mends nothing outside of what was scanned, and no rule that was not asked for', async () => {
    start({ 'a.js': 'BAD_COOKIE', 'b.js': 'BAD_COOKIE' });
    await runIn(folder.path, ['scan', '--fix', 'a.js', '--rules', 'cookie-odd']);
    assert.equal(readFileSync(at('a.js'), 'utf8'), 'BAD_COOKIE');
    await runIn(folder.path, ['scan', '--fix', 'a.js', '--quiet']);
    assert.equal(readFileSync(at('a.js'), 'utf8'), 'GOOD_COOKIE\n');
    assert.equal(readFileSync(at('b.js'), 'utf8'), 'BAD_COOKIE');
  });

  it('writes through a link, and only what it read', () => {
    start({ 'real.js': 'one' });
    symlinkSync('real.js', at('link.js'));
    assert.deepEqual(rewrite(at('link.js'), 'one', 'two'), {});
    assert.equal(readFileSync(at('real.js'), 'utf8'), 'two');
    assert.match(rewrite(at('real.js'), 'one', 'three').failed ?? '', /changed meanwhile/);
    assert.equal(rewrite(at('gone.js'), 'one', 'two').failed, 'cannot be written (ENOENT)');
  });
});
