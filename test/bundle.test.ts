import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Metafile } from 'esbuild';
import { entries } from '../scripts/bundle/entries';

const dist = resolve(__dirname, '../dist');
const size = (file: string) => statSync(join(dist, file)).size;
const inputs = (name: string) => Object.keys((JSON.parse(readFileSync(join(dist, 'meta', `${name}.json`), 'utf8')) as Metafile).inputs);
const lists = ['extension', 'extension-browser', 'server', 'server-browser', 'cli'];

describe('bundles', () => {
  it('exist for every entry', () => {
    assert.deepEqual(
      entries.filter(({ out }) => !existsSync(join(dist, `${out}.js`))).map(({ out }) => out),
      [],
      'run npm run build first',
    );
  });

  it('keep the extension at 600 kB at most', () => {
    assert.ok(size('extension.js') <= 600_000, `${size('extension.js')}`);
    assert.ok(size('extension-browser.js') <= 600_000, `${size('extension-browser.js')}`);
  });

  it('keep the server with its engine at 5 MB at most', () => {
    assert.ok(size('server.js') + size('engine.js') <= 5_000_000, `${size('server.js')} + ${size('engine.js')}`);
    assert.ok(size('server-browser.js') <= 5_000_000, `${size('server-browser.js')}`);
  });

  it('keep each page of a webview at 200 kB at most', () => {
    const pages = entries.filter(({ out }) => out.startsWith('webview-'));
    assert.ok(pages.length > 0);
    for (const { out } of pages) assert.ok(size(`${out}.js`) <= 200_000, `${out} ${size(`${out}.js`)}`);
  });

  it('load the cryptography of tokens only when a token is looked at', () => {
    assert.ok(inputs('token-room').some((path) => path.includes('node_modules/jose/')));
    for (const name of ['extension', 'webview-token'])
      assert.deepEqual(
        inputs(name).filter((path) => path.includes('node_modules/jose/')),
        [],
      );
    assert.match(readFileSync(join(dist, 'extension.js'), 'utf8'), /require\("\.\/token-room\.js"\)/);
  });

  it('keep the VSIX at 3 MB at most', () => {
    assert.ok(size('auth-lens.vsix') <= 3_000_000, `${size('auth-lens.vsix')}`);
  });

  for (const name of lists) {
    it(`load no parser with ${name}`, () => {
      assert.deepEqual(
        inputs(name).filter((path) => /ts-morph|node_modules\/typescript\//.test(path)),
        [],
      );
    });
  }

  it('leave the engine to a bundle of its own, which does hold the parser', () => {
    assert.ok(inputs('engine').some((path) => path.includes('ts-morph')));
    assert.match(readFileSync(join(dist, 'server.js'), 'utf8'), /require\("\.\/engine\.js"\)/);
    assert.match(readFileSync(join(dist, 'cli.js'), 'utf8'), /require\("\.\/engine\.js"\)/);
  });

  for (const name of ['engine.js']) {
    it(`carry no lib.d.ts texts in ${name}`, () => {
      assert.doesNotMatch(readFileSync(join(dist, name), 'utf8'), /interface HTMLAnchorElement/);
    });
  }

  it('run: the command line says its version', () => {
    const { version } = JSON.parse(readFileSync(join(dist, '../package.json'), 'utf8')) as { version: string };
    assert.match(
      execFileSync(process.execPath, [join(dist, 'cli.js'), '--version'], { encoding: 'utf8' }),
      new RegExp(version.replaceAll('.', '\\.')),
    );
  });

  it('run: the engine parses TypeScript and finds the risks of the sample', () => {
    const found = execFileSync(process.execPath, [join(dist, 'cli.js'), 'scan', '--format', 'json', '--fail-on', 'never', 'media/sample'], {
      cwd: join(dist, '..'),
      encoding: 'utf8',
    });
    assert.ok((JSON.parse(found) as { findings: unknown[] }).findings.length > 0);
  });

  it('run: the browser server needs nothing of Node', () => {
    assert.doesNotMatch(readFileSync(join(dist, 'server-browser.js'), 'utf8'), /\brequire\("(node:)?(fs|path|os|module)"\)/);
  });
});
