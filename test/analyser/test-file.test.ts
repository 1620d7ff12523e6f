import assert from 'node:assert/strict';
import { isTestFile } from '../../src/analyser/test-file';

describe('test files', () => {
  const yes = [
    '/project/src/login.test.ts',
    '/project/src/__tests__/login.ts',
    '/project/test/login.tests.js',
    '/project/test/helpers/seed-session.ts',
    '/project/apps/web/tests/utils/tokens.ts',
    '/project/_tests/utils.js',
    '/project/integration-tests/helpers/admin.ts',
    '/project/test/acceptance/js/api/support/server.js',
    '/project/services/clsi/test/bench/hash.js',
    '/project/src/hash.bench.ts',
  ];
  const no = [
    '/project/src/login.ts',
    '/project/test/login.ts',
    '/project/latest/utils/login.ts',
    '/project/src/testing/setup.ts',
    '/project/tests/fixtures/app/login.ts',
    '/project/src/unit/login.ts',
  ];
  for (const path of yes) it(`${path} is one`, () => assert.equal(isTestFile(path), true));
  for (const path of no) it(`${path} is none`, () => assert.equal(isTestFile(path), false));
});
