import assert from 'node:assert/strict';
import { versionOf } from '../../src/analyser/manifest';

const cases: readonly [name: string, files: Record<string, string>, expected: string | undefined][] = [
  ['nothing says', {}, undefined],
  ['a declared range', { '/p/package.json': '{"dependencies":{"x":"^4.24.5"}}' }, '4.24.5'],
  ['a range with alternatives', { '/p/package.json': '{"devDependencies":{"x":"4 || 5"}}' }, '4.0.0'],
  ['a tag', { '/p/package.json': '{"dependencies":{"x":"beta"}}' }, 'beta'],
  ['any version', { '/p/package.json': '{"dependencies":{"x":"*"}}' }, undefined],
  ['an alias', { '/p/package.json': '{"dependencies":{"x":"npm:y@^2.1.0"}}' }, '2.1.0'],
  [
    'what is installed wins',
    { '/p/package.json': '{"dependencies":{"x":"^4.0.0"}}', '/p/node_modules/x/package.json': '{"version":"4.9.1"}' },
    '4.9.1',
  ],
  [
    'an installed package that does not fit is another one',
    { '/p/package.json': '{"dependencies":{"x":"5.0.0-beta.25"}}', '/node_modules/x/package.json': '{"version":"4.9.1"}' },
    '5.0.0-beta.25',
  ],
  [
    'a locked version that does not fit belongs to an enclosing project',
    {
      '/p/package.json': '{"dependencies":{"x":"5.0.0-beta.25"}}',
      '/package-lock.json': '{"packages":{"node_modules/x":{"version":"4.9.1"}}}',
    },
    '5.0.0-beta.25',
  ],
  [
    'package-lock.json',
    { '/p/package.json': '{"dependencies":{"x":"^4.0.0"}}', '/p/package-lock.json': '{"packages":{"node_modules/x":{"version":"4.3.2"}}}' },
    '4.3.2',
  ],
  [
    'the lock file of a workspace root',
    {
      '/p/a/package.json': '{"dependencies":{"x":"^4.0.0"}}',
      '/p/package-lock.json': '{"packages":{"a/node_modules/x":{"version":"4.1.0"},"node_modules/x":{"version":"3.0.0"}}}',
    },
    '4.1.0',
  ],
  [
    'yarn.lock 1',
    {
      '/p/package.json': '{"dependencies":{"x":"^4.0.0"}}',
      '/p/yarn.lock': 'x@^3.0.0:\n  version "3.1.0"\n\nx@^4.0.0:\n  version "4.5.6"\n',
    },
    '4.5.6',
  ],
  ['yarn.lock 2', { '/p/package.json': '{"dependencies":{"x":"^4.0.0"}}', '/p/yarn.lock': '"x@npm:^4.0.0":\n  version: 4.5.7\n' }, '4.5.7'],
  [
    'pnpm-lock.yaml',
    { '/p/package.json': '{"dependencies":{"x":"^4.0.0"}}', '/p/pnpm-lock.yaml': 'packages:\n\n  x@4.5.8:\n    resolution: {}\n' },
    '4.5.8',
  ],
  ['a broken package.json', { '/p/package.json': '{"dependencies":{' }, undefined],
];

describe('versionOf', () => {
  for (const [name, files, expected] of cases)
    it(name, () =>
      assert.equal(
        versionOf({ read: (path) => files[path] }, name.startsWith('the lock') ? '/p/a/src/main.ts' : '/p/src/main.ts', 'x'),
        expected,
      ),
    );
});
