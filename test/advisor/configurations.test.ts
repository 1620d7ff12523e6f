import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { advise } from '../../src/advisor/advise';
import type { AnswerValues } from '../../src/advisor/answers';
import { configurations } from '../../src/advisor/configurations';
import { findingsOf, syntaxErrors } from '../memory';

describe('ready configurations', () => {
  it('are all in the index', () => {
    const names = readdirSync(join(__dirname, '../../src/advisor/configurations')).filter((name) => name !== 'index.ts');
    assert.deepEqual(configurations.map(({ id }) => `${id}.ts`).sort(), names.sort());
  });

  for (const { id, files, dependencies, environment } of configurations) {
    describe(id, () => {
      it('parses', () => {
        for (const { path, text } of files.filter((one) => one.path.endsWith('.ts'))) assert.equal(syntaxErrors(path, text), 0, path);
      });
      it('passes every rule of the analyser that is on by default', async () => {
        const texts = Object.fromEntries(files.map(({ path, text }) => [path, text]));
        const found = await findingsOf({ 'package.json': JSON.stringify({ dependencies }), ...texts });
        assert.deepEqual(
          found.map(({ file, range, rule, message }) => `${file}:${range.start.line} ${rule}: ${message}`),
          [],
        );
      });
      it('imports only what it brings along or names as a dependency', () => {
        const own = new Set(files.map(({ path }) => path.replace(/\.ts$/, '')));
        for (const { path, text } of files) {
          for (const [, from] of text.matchAll(/^(?:import|export) .*from '([^']+)';$/gm)) {
            const isOwn = from.startsWith('.') && own.has(join(path, '..', from));
            const isNamed = Object.keys(dependencies).some((name) => from === name || from.startsWith(`${name}/`));
            assert.ok(isOwn || isNamed || from.startsWith('node:'), `${path} imports ${from}`);
          }
        }
      });
      it('names every variable that it reads', () => {
        const read = files.flatMap(({ text }) => [...text.matchAll(/required\('(\w+)'\)/g)].map(([, name]) => name));
        for (const name of read) assert.ok(environment.includes(name), name);
      });
    });
  }

  it('would be found out: the same code with a flaw is not silent', async () => {
    const { files, dependencies } = configurations.find(({ id }) => id === 'express-session-redis')!;
    const texts = Object.fromEntries(files.map(({ path, text }) => [path, text.replace('httpOnly: true', 'httpOnly: false')]));
    const found = await findingsOf({ 'package.json': JSON.stringify({ dependencies }), ...texts });
    assert.ok(found.some(({ rule }) => rule === 'cookie-missing-httponly'));
  });

  const offered = (library: AnswerValues['library'], answers: object) => advise({ library, ...answers }).config.map(({ id }) => id);
  it('fit library, version and strategy', () => {
    assert.deepEqual(offered('authjs-5', { 'sign-out-everywhere': 'yes' }), ['authjs-5-database']);
    assert.deepEqual(offered('authjs-4', { store: 'none' }), ['authjs-4-jwt']);
    assert.deepEqual(offered('authjs-5', { providers: 'credentials-only', store: 'sql', revocation: 'minutes' }), ['authjs-5-credentials']);
    assert.deepEqual(offered('express-session', { store: 'kv', revocation: 'seconds' }), ['express-session-redis']);
    assert.deepEqual(offered('express-session', { store: 'sql', architecture: 'monolith' }), [
      'express-session-postgresql',
      'express-session-mongodb',
    ]);
    assert.deepEqual(offered('jsonwebtoken', { clients: ['mobile'] }), ['jsonwebtoken']);
    assert.deepEqual(offered('jsonwebtoken', { runtime: 'edge' }), ['jose']);
    assert.deepEqual(offered('jose', { store: 'none' }), ['jose-stateless']);
    assert.deepEqual(offered('express-session', { payload: 'large', store: 'kv' }), ['express-session-redis', 'bff']);
  });
  it('are there for every verdict, whatever the library', () => {
    for (const library of [
      'other',
      'jose',
      'jsonwebtoken',
      'iron-session',
      'express-session',
      'better-auth',
      'authjs',
      'authjs-4',
      'authjs-5',
    ] as const)
      for (const answers of [
        { store: 'none' },
        { revocation: 'seconds' },
        { revocation: 'minutes', verifiers: 'several', store: 'kv' },
        {},
      ])
        assert.ok(offered(library, answers).length > 0, `${library} ${JSON.stringify(answers)}`);
  });
});
