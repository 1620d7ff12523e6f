import assert from 'node:assert/strict';
import { findTokens } from '../../src/token/find-tokens';
import { compact } from './inspect-here';

const jwt = compact(
  { alg: 'HS256', typ: 'JWT' },
  { sub: '1234567890', name: 'Ada', roles: ['x', 'y'] },
  'SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c',
);
const other = compact({ alg: 'RS256' }, { iss: 'https://example.com', sub: 'other' }, 'c2lnbmF0dXJlLW9mLW90aGVy');
const jwe = 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..48V1_ALb6US04U3b.5eym8TW_c8SuK0ltJ3rpYIzOeDQz7TALvtu6UG9oMo4.XFBoMYUZodetZdvTiFvSkQ';
const [header, payload, signature] = jwt.split('.');
const wrap = (text: string, width: number, between = '\n') => (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(between);
const padded = `${header}=.${payload}==.${signature}=`;
const standard = 'eyJhbGciOiJIUzI1NiJ9.eyJhIjoiPz8/Pj4+fn5+In0.AbC/dEf+ghI=';

const places: readonly (readonly [what: string, text: string, token: string, repaired?: RegExp])[] = [
  ['bare', jwt, jwt],
  ['Bearer', `Bearer ${jwt}`, jwt],
  ['an Authorization line', `authorization: Bearer ${jwt}\r\nhost: example.com`, jwt],
  ['a curl command', `curl -H 'Authorization: Bearer ${jwt}' https://example.com/a?b=c`, jwt],
  ['a Cookie header', `Cookie: theme=dark; token=${jwt}; lang=en`, jwt],
  ['a Set-Cookie header', `Set-Cookie: token=${jwt}; Path=/; HttpOnly`, jwt],
  [
    'a HAR entry',
    JSON.stringify({ log: { entries: [{ request: { headers: [{ name: 'Authorization', value: `Bearer ${jwt}` }] } }] } }),
    jwt,
  ],
  ['a callback fragment', `https://example.com/cb#id_token=${jwt}&state=x`, jwt],
  ['a query', `https://example.com/?access_token=${jwt}`, jwt],
  ['an .env line', `API_TOKEN="${jwt}"\nOTHER=1`, jwt],
  ['JSON', `{"access_token":"${jwt}","expires_in":3600}`, jwt],
  ['escaped JSON', `"{\\"token\\":\\"${jwt}\\"}"`, jwt],
  ['JSON in a URL', `https://example.com/?x=%7B%22t%22%3A%22${jwt}%22%7D`, jwt],
  ['a sentence', `The token is ${jwt}.`, jwt, /punctuation/],
  ['brackets', `(${jwt})`, jwt],
  ['a trailing quote', `${jwt}"`, jwt, /trailing quote/],
  ['a Windows line', `token ${jwt}\r\n`, jwt],
  ['lines of 40', wrap(jwt, 40), jwt, /line breaks/],
  ['lines of 64, CRLF', wrap(jwt, 64, '\r\n'), jwt, /line breaks/],
  ['lines of 30, indented', `  ${wrap(jwt, 30, '\n  ')}`, jwt, /line breaks/],
  ['a mail quote', `> ${wrap(jwt, 40, '\n> ')}`, jwt, /line breaks/],
  ['a shell continuation', wrap(jwt, 50, ' \\\n'), jwt, /line breaks/],
  ['the path of a URL', `https://example.com/verify/${jwt}/now?x=1`, jwt],
  ['strings that are added up', `const token =\n  "${jwt.slice(0, 70)}" +\n  "${jwt.slice(70)}";`, jwt, /line breaks/],
  ['quoted-printable mail', wrap(jwt, 60, '=\n'), jwt, /line breaks/],
  ['one part on each line', `${header}.\n${payload}.\n${signature}`, jwt, /line breaks/],
  ['padding', padded, jwt, /padding/],
  ['URL-encoded padding', `token=${padded.replaceAll('=', '%3D')}&x=1`, jwt, /URL-encoding/],
  ['URL-encoded dots', jwt.replaceAll('.', '%2E'), jwt, /URL-encoding/],
  [
    'standard base64',
    standard,
    standard.replace('/', '_').replace('/', '_').replace('+', '-').replace('+', '-').replace('+', '-').replace('=', '').replace('/', '_'),
    /standard base64/,
  ],
  ['no signature', `${header}.${payload}`, `${header}.${payload}`, /signature absent/],
  ['an empty signature', `${header}.${payload}.`, `${header}.${payload}.`],
  ['JWE', `x=${jwe};`, jwe],
  ['JWE wrapped', wrap(jwe, 40), jwe, /line breaks/],
  ['SD-JWT', `${jwt}~WyJhIiwiYiIsMV0~`, `${jwt}~WyJhIiwiYiIsMV0~`],
];

describe('find tokens', () => {
  for (const [what, text, token, repaired] of places) {
    it(`in ${what}`, () => {
      const { candidates } = findTokens(text);
      assert.deepEqual(
        candidates.map((candidate) => candidate.text),
        [token],
      );
      if (repaired) assert.match(candidates[0].repaired.join('; '), repaired);
      else assert.deepEqual(candidates[0].repaired, []);
    });
  }

  it('tells where a token stands', () => {
    const text = `say ${jwt}, please`;
    const [{ spans }] = findTokens(text).candidates;
    assert.deepEqual(
      spans.map(({ start, end }) => text.slice(start, end)),
      [jwt],
    );
  });

  it('finds several, in order, and keeps neighbours apart', () => {
    for (const between of [' ', '\n', '\r\n', ',', '","', '\n\n', '; ']) {
      const { candidates } = findTokens([jwt, other, jwe].join(between));
      assert.deepEqual(
        candidates.map(({ text }) => text),
        [jwt, other, jwe],
        JSON.stringify(between),
      );
    }
  });

  it('does not take the next line for a part of the signature', () => {
    assert.deepEqual(
      findTokens(`${jwt}\nDone`).candidates.map(({ text }) => text),
      [jwt],
    );
    assert.deepEqual(
      findTokens(`token: ${jwt}\nuser: x`).candidates.map(({ text }) => text),
      [jwt],
    );
  });

  it('names a token as the text around does', () => {
    assert.equal(findTokens(`#id_token=${jwt}&x=1`).candidates[0].name, 'id_token');
    assert.equal(findTokens(`#id_token=${jwt}&x=1`).candidates[0].cookie, undefined);
    assert.equal(findTokens(`{"id_token": "${jwt}"}`).candidates[0].name, 'id_token');
    assert.equal(findTokens(`Authorization: Bearer ${jwt}`).candidates[0].name, undefined);
    assert.deepEqual(findTokens(`Cookie: t=${jwt}`).candidates[0].cookie, { name: 't' });
    assert.deepEqual(findTokens(jwt, { cookieName: 'mine' }).candidates[0].cookie, { name: 'mine' });
  });

  it('joins chunks in the order of their numbers, not of the text', () => {
    const chunks = jwe.match(/.{1,10}/g) ?? [];
    assert.ok(chunks.length > 10);
    const pairs = chunks.map((chunk, number) => `__Secure-authjs.session-token.${number}=${chunk}`).sort();
    const [{ text, cookie, repaired }] = findTokens(`Cookie: ${pairs.join('; ')}`).candidates;
    assert.equal(text, jwe);
    assert.deepEqual(cookie, { name: '__Secure-authjs.session-token', chunks: chunks.map((_, number) => number) });
    assert.deepEqual(repaired, [`${chunks.length} cookie chunks joined`]);
  });

  it('joins chunks of Set-Cookie lines, HAR entries and a name of its own', () => {
    const [one, two] = [jwe.slice(0, 60), jwe.slice(60)];
    const har = JSON.stringify({
      cookies: [
        { name: 'authjs.session-token.1', value: two },
        { name: 'authjs.session-token.0', value: one },
      ],
    });
    const table = `authjs.session-token.0\t${one}\nauthjs.session-token.1\t${two}`;
    const texts = [`Set-Cookie: my.session.0=${one}; Path=/\nSet-Cookie: my.session.1=${two}; Path=/`, har, table];
    for (const text of texts)
      assert.deepEqual(
        findTokens(text).candidates.map((candidate) => candidate.text),
        [jwe],
        text.slice(0, 30),
      );
  });

  it('tells which chunk is missing', () => {
    const [{ cookie, repaired }] = findTokens(
      `authjs.session-token.0=${jwe.slice(0, 60)}; authjs.session-token.2=${jwe.slice(80)}`,
    ).candidates;
    assert.deepEqual(cookie?.missing, [1]);
    assert.ok(repaired.includes('chunk authjs.session-token.1 is missing'));
  });

  it('finds nothing where there is nothing', () => {
    for (const text of [
      '',
      ' ',
      'hello world',
      'a.b.c',
      'eyJ',
      'eyJhbGci',
      '1.2.3',
      'https://example.com/a.b.c',
      '{}',
      '[]',
      'YWJj.ZGVm.Z2hp',
      'x=y; z=w',
    ]) {
      assert.deepEqual(findTokens(text).candidates, [], text);
    }
  });

  it('stops after a megabyte and after 200 tokens, and says so', () => {
    const long = findTokens(`${'x '.repeat(600_000)}${jwt}`);
    assert.deepEqual([long.candidates.length, long.notes.length], [0, 1]);
    const many = findTokens(`${jwt} `.repeat(300));
    assert.deepEqual([many.candidates.length, many.notes.length], [200, 1]);
  });
});
