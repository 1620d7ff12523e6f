import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/root';
import type { Setup } from '../../src/analyser/model/setup';
import { workspaceOf } from '../memory';
import { expected, received, settled } from './compare';
import { type Answers, type Configuration, type Environment, installed } from './configuration';
import { configurations } from './configurations';
import { manifestOf, runAll } from './run';

describe('the effective configuration is what the real library sends', () => {
  const runs: Partial<Record<Environment, Answers>> = {};
  before(async function () {
    this.timeout(60_000);
    Object.assign(runs, await runAll(configurations));
  });

  for (const configuration of configurations) {
    for (const environment of ['development', 'production'] as const) {
      it(`${configuration.name}: ${environment}`, async () => {
        const answer = runs[environment]?.[configuration.name];
        assert.ok(answer, 'it ran');
        assert.equal(answer.error, undefined);
        const sent = received(answer.lines, answer.at);
        const told = expected(await setupOf(configuration), environment, configuration.visit, Object.keys(sent));
        assert.deepEqual(told, settled(sent, told));
      });
    }
  }

  it('runs the versions that it names', () => {
    const wrong = configurations.filter(({ library, version }) => versionOf(installed[`${library}@${version}`] ?? library) !== version);
    assert.deepEqual(wrong, []);
  });

  it('runs at least 20 configurations, and most of them send a cookie', () => {
    assert.ok(configurations.length >= 20);
    const silent = configurations.filter(({ name }) => runs.production?.[name].lines.length === 0);
    assert.deepEqual(
      silent.map(({ name }) => name),
      ['express-session 1.19, secure without a trusted proxy'],
    );
  });
});

const versionOf = (name: string): string => JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version;

/** The engine reads the same texts. */
async function setupOf(configuration: Configuration): Promise<Setup> {
  const workspace = await workspaceOf({ ...configuration.files, 'package.json': manifestOf(configuration) });
  const [setup, ...more] = workspace.setups().filter(({ library }) => library === configuration.library);
  assert.ok(setup, 'the engine sees the set-up');
  assert.deepEqual(more, []);
  assert.equal(setup.version, configuration.version);
  return setup;
}
