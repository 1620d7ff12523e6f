import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ListOptions, listFiles, readCandidate, readText } from '../../src/server/node-files';
import { folderWith } from './run-here';

const mega = 1024 * 1024;

describe('listing files', () => {
  let folder = folderWith({});
  afterEach(() => folder.remove());

  async function list(below = '', options: Partial<ListOptions> = {}) {
    const root = join(folder.path, below);
    const listing = await listFiles(root, { exclude: [], maxBytes: 5 * mega, cancelled: () => false, ...options });
    const short = (path: string) => path.slice(folder.path.length + 1);
    return { ...listing, files: listing.files.map(short), manifests: listing.manifests.map(short) };
  }

  it('takes every kind of JavaScript and TypeScript, and no other file', async () => {
    const kinds = ['js', 'jsx', 'cjs', 'mjs', 'ts', 'tsx', 'cts', 'mts', 'vue', 'svelte', 'astro'].map((kind) => `a.${kind}`);
    const others = ['a.d.ts', 'a.d.mts', 'a.css.d.ts', 'a.d.css.ts', 'a.json', 'ts', 'a.ts.bak', 'a.min.js', 'b-min.js', 'c.bundle.js'];
    folder = folderWith(Object.fromEntries([...kinds, ...others].map((name) => [name, 'x'])));
    const { files, counts } = await list();
    assert.deepEqual(files, kinds.sort());
    assert.deepEqual(counts, { 'minified files': 3 });
  });

  it('heeds .gitignore files above, here and below', async () => {
    folder = folderWith({
      '.git/HEAD': '',
      '.gitignore': 'lib/\n*.gen.js\n/pkg/top.js\n!keep.gen.js\n',
      'pkg/.gitignore': 'own.js\n!yes.gen.js\n',
      'pkg/own.js': '',
      'pkg/top.js': '',
      'pkg/a.gen.js': '',
      'pkg/yes.gen.js': '',
      'pkg/keep.gen.js': '',
      'pkg/sub/own.js': '',
      'pkg/lib/x.js': '',
      'own.js': '',
    });
    assert.deepEqual((await list()).files, ['own.js', 'pkg/keep.gen.js', 'pkg/yes.gen.js']);
    const { files, counts } = await list('pkg');
    assert.deepEqual(files, ['pkg/keep.gen.js', 'pkg/yes.gen.js']);
    assert.deepEqual(counts, { 'git-ignored files': 4, 'git-ignored folders': 1 });
    assert.deepEqual((await list('pkg/lib')).files, ['pkg/lib/x.js'], 'an ignored folder that is named is scanned');
  });

  it('takes .env files only where they are asked for, then also those that git ignores', async () => {
    folder = folderWith({
      '.gitignore': '.env*\nlib/\n',
      '.env': '',
      'api/.env.local': '',
      'api/.env.example': '',
      'api/.envrc': '',
      'lib/.env': '',
      'venv/.env/a.js': '',
    });
    symlinkSync(join(folder.path, '.env'), join(folder.path, 'api/.env'));
    const asked = await list('', { environments: true });
    assert.deepEqual(asked.files, ['.env', 'api/.env.local']);
    assert.deepEqual(asked.counts, { 'git-ignored folders': 2, 'symbolic links': 1 });
    const { files, counts } = await list();
    assert.deepEqual([files, counts['environment files']], [[], 3]);
    assert.deepEqual((await list('', { environments: true, exclude: ['.env'] })).files, ['api/.env.local']);
  });

  it('heeds nothing above where there is no checkout', async () => {
    folder = folderWith({ '.gitignore': '*.js', 'a/b.js': '' });
    assert.deepEqual((await list('a')).files, ['a/b.js']);
  });

  it('leaves out packages, build output and version control, and counts them', async () => {
    folder = folderWith({
      'package.json': '{}',
      'a/package.json': '{}',
      'node_modules/x/index.js': '',
      'a/node_modules/x/index.js': '',
      'a/dist/x.js': '',
      'a/build/x.js': '',
      'a/vendor/x.js': '',
      'a/public/vendor/x.js': '',
      'a/src/build/x.js': '',
      'a/src/vendor/x.js': '',
      '.svn/x.js': '',
      '.next/x.js': '',
    });
    const { files, manifests, counts } = await list();
    assert.deepEqual(files, ['a/src/build/x.js', 'a/src/vendor/x.js']);
    assert.deepEqual(manifests.sort(), ['a/package.json', 'package.json']);
    assert.deepEqual(counts, { 'package folders': 2, 'build output folders': 3, 'vendor folders': 2, 'version control folders': 1 });
  });

  it('scans a folder named build that git keeps', async () => {
    folder = folderWith({ '.gitignore': 'out\n', 'package.json': '{}', 'build/x.js': '', 'out/x.js': '' });
    assert.deepEqual((await list()).files, ['build/x.js']);
  });

  it('follows no link, so it meets no loop and never leaves the root', async () => {
    folder = folderWith({ 'in/a.js': '', 'secret.js': '' });
    symlinkSync('..', join(folder.path, 'in/loop'));
    symlinkSync('../secret.js', join(folder.path, 'in/link.js'));
    const { files, counts } = await list('in');
    assert.deepEqual(files, ['in/a.js']);
    assert.deepEqual(counts, { 'symbolic links': 1 });
  });

  it('says which folder it cannot read', async function () {
    folder = folderWith({ 'a.js': '', 'shut/b.js': '' });
    chmodSync(join(folder.path, 'shut'), 0);
    assert.deepEqual((await list('gone')).skipped[0].reason, 'folder cannot be read (ENOENT)');
    const { files, skipped } = await list();
    chmodSync(join(folder.path, 'shut'), 0o755);
    // Root reads everything.
    if (process.getuid?.() === 0) this.skip();
    assert.deepEqual(files, ['a.js']);
    assert.deepEqual(skipped, [{ path: `${folder.path}/shut/`, reason: 'folder cannot be read (EACCES)' }]);
  });

  it('stops when told to, and survives deep folders and odd names', async () => {
    folder = folderWith({ 'a\nb.js': '', 'ü [x] {y}.js': '', '...js': '', '!no.js': '', '.gitignore': '\\\n[\n**/**/**\n***\n!*\n' });
    let deep = folder.path;
    for (let level = 0; level < 200; level += 1) deep += `/d${level}`;
    mkdirSync(deep, { recursive: true });
    writeFileSync(`${deep}/x.js`, '');
    assert.equal((await list()).files.length, 5);
    let seen = 0;
    const { files } = await list('', { cancelled: () => seen >= 10, onDirectory: (count) => (seen = count) });
    assert.equal(seen, 10);
    assert.equal(files.length, 4);
  });

  it('is not held up by a .gitignore made to be slow', async () => {
    folder = folderWith({ '.gitignore': `${'*a'.repeat(40)}b\n${'x'.repeat(100_000)}\n`, [`${'a'.repeat(200)}.js`]: '' });
    const started = performance.now();
    assert.equal((await list()).files.length, 1);
    assert.ok(performance.now() - started < 1000);
  });
});

describe('reading files', () => {
  const text = 'const é = "ü";\r\n';
  const le = Buffer.from(`\ufeff${text}`, 'utf16le');
  const folder = folderWith({
    'plain.js': text,
    'mark.js': `\ufeff${text}`,
    'le.js': le,
    'be.js': Buffer.from(le).swap16(),
    'broken.js': Buffer.from([0x61, 0xff, 0x62]),
    'nul.js': Buffer.from([0x61, 0, 0x62]),
    'empty.js': '',
    'large.js': `${'é'.repeat(mega)}!`,
    'min.js': 'a;'.repeat(5000),
    'pack.js': `/******/ (() => { // webpackBootstrap\n${'a;\n'.repeat(5000)}`,
  });
  after(() => folder.remove());
  const at = (name: string) => join(folder.path, name);

  it('decodes UTF-8 and UTF-16 with and without marks', () => {
    for (const name of ['plain.js', 'mark.js', 'le.js', 'be.js']) assert.deepEqual(readText(at(name), mega), { text }, name);
    assert.deepEqual(readText(at('broken.js'), mega), { text: 'a\ufffdb' });
    assert.deepEqual(readText(at('empty.js'), mega), { text: '' });
    assert.deepEqual(readText(at('large.js'), 5 * mega), { text: `${'é'.repeat(mega)}!` });
  });

  it('says why there is no text', () => {
    assert.deepEqual(readText(at('nul.js'), mega), { skipped: 'binary' });
    assert.deepEqual(readText(at('large.js'), mega), { skipped: 'larger than 1 MB' });
    assert.deepEqual(readText(at('plain.js'), 3), { skipped: 'larger than 3 bytes' });
    assert.deepEqual(readText(at('gone.js'), mega), { skipped: 'cannot be read (ENOENT)' });
    assert.deepEqual(readText(folder.path, mega), { skipped: 'cannot be read (EISDIR)' });
    if (process.platform !== 'win32') assert.deepEqual(readText('/dev/zero', mega), { skipped: 'not a regular file' });
  });

  it('asks whether a text matters, whatever its encoding', () => {
    const asked = (name: string, word: string) => readCandidate(at(name), 5 * mega, (content) => content.includes(word));
    for (const name of ['plain.js', 'mark.js', 'le.js', 'be.js']) {
      assert.deepEqual(asked(name, 'const'), { text }, name);
      assert.equal(asked(name, 'session'), undefined, name);
    }
    assert.deepEqual(asked('nul.js', 'a'), { skipped: 'binary' });
    assert.deepEqual(asked('min.js', 'a'), { skipped: 'minified or bundled' });
    assert.deepEqual(asked('pack.js', 'a'), { skipped: 'minified or bundled' });
    assert.equal(asked('min.js', 'b'), undefined);
  });
});
