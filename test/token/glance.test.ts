import assert from 'node:assert/strict';
import { mayBeInToken, mayHoldToken, tokenAt } from '../../src/token/find-at';
import { findTokens } from '../../src/token/find-tokens';
import { type Glance, glanceAt, stateInWords } from '../../src/token/glance';
import { compact, now } from './inspect-here';

const token = compact(
  { alg: 'HS256', typ: 'JWT' },
  { iss: 'https://shop.example', sub: 'ada', exp: now - 3 * 86_400, cart: 7 },
  'x'.repeat(43),
);

function glance(text: string): Glance {
  return glanceAt(findTokens(text).candidates[0], now);
}

describe('the token that the pointer rests on', () => {
  it('is found from any of its characters, and not from beside it', () => {
    const text = `Authorization: Bearer ${token} and more`;
    const start = text.indexOf('eyJ');
    for (const offset of [start, start + 30, start + token.length]) assert.equal(tokenAt(text, offset)?.text, token);
    for (const offset of [0, start - 2, start + token.length + 2]) assert.equal(tokenAt(text, offset), undefined);
  });

  it('is found on each of its lines', () => {
    const wrapped = `${token.slice(0, 60)}\n${token.slice(60, 120)}\n${token.slice(120)}`;
    for (const offset of [5, 70, 125]) assert.equal(tokenAt(wrapped, offset)?.text, token);
  });

  it('is not looked for in ordinary code', () => {
    const line = "  const keyOfTheShop = eyes.look(at).everything('else');";
    for (let offset = 0; offset <= line.length; offset += 1) assert.equal(mayBeInToken(line, offset), false, line.slice(offset));
    assert.equal(mayHoldToken('https://shop.example/orders?page=2&tabs=s:1'), false);
    assert.equal(mayHoldToken('import { aVeryLongNameOfAFunctionOfSomebody } from "./somewhere";'), false);
    assert.equal(mayBeInToken(`x ${token}`, 40), true);
  });

  it('is found fast in a line of a megabyte, and nothing is found just as fast', () => {
    const long = 'abcdefghij'.repeat(100_000);
    const begun = performance.now();
    for (let round = 0; round < 1000; round += 1) assert.equal(mayBeInToken(long, 500_000), true);
    const around = long.slice(500_000, 565_536);
    assert.equal(tokenAt(around, 32_768), undefined);
    assert.equal(tokenAt(`${around.slice(0, 32_000)} ${token} ${around.slice(0, 32_000)}`, 32_100)?.text, token);
    assert.ok(performance.now() - begun < 300, `${performance.now() - begun} ms`);
  });
});

describe('a glance at a token', () => {
  it('tells kind, state, the telling claims, times and the worst checks', () => {
    const { title, algorithm, time, claims, moments, more, checks } = glance(token);
    assert.deepEqual([title, algorithm, time.state, more], ['Signed token (JWS)', 'HS256', 'expired', 1]);
    assert.deepEqual(claims, [
      { name: 'iss', value: 'https://shop.example' },
      { name: 'sub', value: 'ada' },
    ]);
    assert.deepEqual(moments, [{ name: 'exp', utc: '2026-11-17 21:26:40 UTC', relative: '3 days ago' }]);
    assert.ok(checks.length <= 3 && checks.every(({ severity }) => severity !== 'info'));
    assert.equal(glance(compact({ alg: 'none' }, {}, '')).checks[0].id, 'alg-none');
  });

  it('says its state in a few words', () => {
    const words = (payload: object, header: object = { alg: 'HS256' }) => stateInWords(glance(compact(header, payload)));
    assert.equal(stateInWords(glance(token)), 'expired 3 days ago');
    assert.equal(words({ exp: now + 7200 }), 'expires in 2 hours');
    assert.equal(words({ nbf: now + 7200 }), 'valid only in 2 hours');
    assert.equal(words({ sub: 'ada' }), 'no expiry');
    assert.equal(words({ exp: 'soon' }), 'expiry unknown');
    assert.equal(stateInWords(glance(`${compact({ alg: 'dir', enc: 'A256GCM' }, '').split('.')[0]}..aXY.Y2lwaGVy.dGFn`)), 'encrypted');
    assert.match(stateInWords(glance(`connect.sid=s%3A${'a'.repeat(32)}.${'b'.repeat(43)}`)), /session/);
  });

  it('cuts long values, and reads lists', () => {
    const { claims } = glance(compact({ alg: 'HS256' }, { iss: 'x'.repeat(5000), aud: ['web', 'api'], roles: { a: 1 } }));
    assert.deepEqual(
      claims.map(({ name, value }) => [name, value.length < 90 && value.slice(0, 8)]),
      [
        ['iss', 'xxxxxxxx'],
        ['aud', 'web, api'],
        ['roles', '{"a":1}'],
      ],
    );
  });
});
