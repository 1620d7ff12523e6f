import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/root';
import { reaches } from './reaches';

const folders = ['token', 'server', 'editor', 'report', 'analyser', 'advisor', 'webview', 'cli', 'network'];

describe('network', () => {
  it('the test sees what it looks for', () => {
    assert.deepEqual(
      reaches(
        'a.ts',
        "import { get } from 'node:https'; fetch('x'); globalThis.fetch('y'); const z = await import('net'); new WebSocket('w');",
      ),
      ['node:https', 'fetch', 'fetch', 'net', 'WebSocket'],
    );
    assert.deepEqual(reaches('a.ts', "import { createRemoteJWKSet } from 'jose';"), ['createRemoteJWKSet']);
    assert.deepEqual(
      reaches(
        'a.ts',
        "const bad = `fetch('x')`; repo.fetch(); interface A { fetch(): void } const s = 'http'; function f({ fetch }) { fetch(); }",
      ),
      [],
    );
  });

  it('is reached by nothing but the two doors in src/network', function () {
    this.timeout(20_000);
    const files = folders.flatMap((folder) =>
      readdirSync(join(root, 'src', folder), { recursive: true, encoding: 'utf8' }).map((path) => join('src', folder, path)),
    );
    const sources = files.filter((path) => /\.tsx?$/.test(path));
    assert.ok(sources.length > 200);
    const reaching = sources.filter((path) => reaches(path, readFileSync(join(root, path), 'utf8')).length > 0);
    assert.deepEqual(reaching.sort(), [join('src', 'network', 'browser.ts'), join('src', 'network', 'node.ts')]);
  });
});
