// Test runners, and what only tests use: a file that imports one, or calls `describe` and `it` where they are global, is test code wherever it lies.
import type { Fact } from '../model/fact';
import { defineLibrary, type Source } from '../source/define-library';

const runners =
  /^(?:node:test|bun:test|vitest|@jest\/globals|mocha|chai|chai-http|ava|tap|tape|uvu|qunit|jasmine|supertest|sinon|nock|@playwright\/test|@testing-library\/.+|@nestjs\/testing|cypress)$/;

export default defineLibrary({
  id: 'test-code',
  modules: [],
  detect: (source): Fact[] =>
    source.imports(runners) || describes(source)
      ? [{ kind: 'test-code', library: 'tests', span: { file: source.path, start: 0, end: 0 }, scopes: [] }]
      : [],
});

function describes(source: Source): boolean {
  if (!source.holdsName('describe') || !(source.holdsName('it') || source.holdsName('test'))) return false;
  const called = (...names: string[]): boolean =>
    source.everyCall().some(({ root, steps }) => root === 'global' && names.includes(steps[0]));
  return called('describe') && called('it', 'test');
}
