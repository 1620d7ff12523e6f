import assert from 'node:assert/strict';
import { anchorsOf, farthest, reachOf } from '../../scripts/anchors';

const cases: readonly [pattern: string, anchors: readonly string[] | undefined][] = [
  ['set-cookie', ['set-cookie']],
  ['localStorage|sessionStorage', ['localstorage', 'sessionstorage']],
  ['\\.(cookie|clearCookie)\\(', ['cookie', 'clearcookie']],
  ['\\buse(Local|Session)Storage(State|Value)?\\(', ['storage']],
  ['create(Hmac|Sign)\\(|pbkdf2', ['hmac', 'sign', 'pbkdf2']],
  ['(?!nothing)\\bko\\b', undefined],
  ['\\.g\\(', ['.g(']],
  ['\\.g', undefined],
  ['[\'"]x-\\w', ['"x-']],
  ['\\b(?:req|ctx)\\.(cookies|session)', ['cookies', 'session']],
  ['\\b(?:req|ctx)\\.(body|query)', ['.body', '.query']],
  ['\\b(?:req|ctx)\\.(body|query)?', undefined],
  ['@(?:Put|All)\\(', ['@put(', '@all(']],
  ['@?(?:Put|All)\\(', undefined],
  ['headers?\\.origin', ['.origin']],
  ['headers?\\[', undefined],
  ['(abcd)?', undefined],
  ['[a-z]{4,}', undefined],
  ['abcd|x', undefined],
];

describe('anchorsOf', () => {
  for (const [pattern, anchors] of cases) it(pattern, () => assert.deepEqual(anchorsOf(pattern), anchors));
});

const lengths: readonly [pattern: string, reach: number][] = [
  ['set-cookie', 10],
  ['a|bcd', 3],
  ['ab?c{2,5}d', 8],
  ['(?:ab|c){0,3}d', 7],
  ['\\w+', 80],
  ['\\(+x', 81],
  ['(?<=key\\s{0,4})=', 8],
  ['[^;]{0,60}x', 61],
  ['[^;]*x', farthest],
  ['.+', farthest],
  ['(ab)*', farthest],
];

describe('reachOf', () => {
  for (const [pattern, reach] of lengths) it(pattern, () => assert.equal(reachOf(pattern), reach));
});
