import assert from 'node:assert/strict';
import { anchorsOf } from '../../scripts/anchors';

const cases: readonly [pattern: string, anchors: readonly string[] | undefined][] = [
  ['set-cookie', ['set-cookie']],
  ['localStorage|sessionStorage', ['localstorage', 'sessionstorage']],
  ['\\.(cookie|clearCookie)\\(', ['cookie', 'clearcookie']],
  ['\\buse(Local|Session)Storage(State|Value)?\\(', ['storage']],
  ['create(Hmac|Sign)\\(|pbkdf2', ['hmac', 'sign', 'pbkdf2']],
  ['(?!nothing)\\bko\\b', undefined],
  ['\\.g\\(', undefined],
  ['\\b(?:req|ctx)\\.(cookies|session)', ['cookies', 'session']],
  ['\\b(?:req|ctx)\\.(body|query)', undefined],
  ['headers?\\.origin', ['.origin']],
  ['headers?\\[', undefined],
  ['(abcd)?', undefined],
  ['[a-z]{4,}', undefined],
  ['abcd|x', undefined],
];

describe('anchorsOf', () => {
  for (const [pattern, anchors] of cases) it(pattern, () => assert.deepEqual(anchorsOf(pattern), anchors));
});
