import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync } from 'node:crypto';
import { jwtVerify } from 'jose';
import jwt from 'jsonwebtoken';
import type { Known, Verifier, Wish } from '../../src/token/accept/verifier';
import { writtenText } from '../../src/token/accept/written-text';
import { type Answer, acceptToken } from '../../src/token/accept-token';
import { compact, now, tokenIn } from './inspect-here';

const secret = 'the-secret-of-the-corner-shop-is-long-enough';
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicPem = publicKey.export({ type: 'spki', format: 'pem' }) as string;
const variables: { readonly [name: string]: string } = { JWT_SECRET: secret, OTHER_SECRET: `${secret}!`, PUBLIC_KEY: publicPem, EMPTY: '' };
const known: Known = { variable: (name) => variables[name], written: ({ line }) => (line === 34 ? secret : undefined) };
const none: Wish = { state: 'none' };
const is = (...values: (string | number | boolean)[]): Wish => ({ state: 'known', values });
const variable = (name: string, otherwise: Verifier['key'] = []) => ({ kind: 'variable' as const, name, otherwise });

const plain: Verifier = {
  library: 'jsonwebtoken',
  version: '9.0.2',
  place: { uri: 'file:///shop/tokens.ts', line: 20, column: 1 },
  key: [variable('JWT_SECRET')],
  algorithms: is('HS256'),
  issuer: none,
  audience: none,
  ignoreExpiration: none,
  clockTolerance: none,
  others: [],
  encrypted: false,
  acceptsUnsigned: false,
  confusable: false,
  unheeded: false,
};

function hs256(payload: object, header: object = { alg: 'HS256', typ: 'JWT' }, key: string = secret): string {
  const unsigned = compact(header, payload).replace(/\.[^.]*$/, '');
  return `${unsigned}.${createHmac('sha256', key).update(unsigned).digest('base64url')}`;
}

const good = hs256({ sub: 'ada', iss: 'shop', aud: ['web', 'phone'], iat: now - 60, exp: now + 600 });

function ask(token: string, own: Partial<Verifier> = {}, given: Known = known): Promise<Answer> {
  return acceptToken(tokenIn(token), { ...plain, ...own }, given, now);
}

async function check(token: string, own: Partial<Verifier>, state: Answer['state'], reason: RegExp | string): Promise<void> {
  const answer = await ask(token, own);
  assert.equal(answer.state, state, answer.reason);
  if (typeof reason === 'string') assert.equal(answer.reason, reason);
  else assert.match(answer.reason, reason);
}

describe('would my server accept it?', () => {
  it('yes, where signature, time, issuer and audience are right', async () => {
    await check(good, { issuer: is('shop'), audience: is('phone', 'kiosk') }, 'accepted', 'HS256 with JWT_SECRET');
    assert.deepEqual((await ask(good)).notes, ['neither issuer nor audience is checked']);
    assert.deepEqual((await ask(hs256({ iss: 'shop' }), { issuer: is('shop') })).notes, ['the token never expires']);
  });

  it('no, with every reason, where a claim is another one', async () => {
    await check(good, { audience: is('api') }, 'rejected', 'audience is web or phone, api is expected');
    await check(good, { issuer: is('bank') }, 'rejected', 'issuer is shop, bank is expected');
    const late = hs256({ exp: now - 3 * 86_400 });
    await check(late, { issuer: is('shop') }, 'rejected', 'expired 3 days ago; issuer is missing, shop is expected');
    await check(hs256({ nbf: now + 7200 }), {}, 'rejected', 'valid only in 2 hours');
  });

  it('leaves out what the call leaves out: an empty issuer, the expiry, seconds of tolerance', async () => {
    await check(good, { issuer: is('') }, 'accepted', /JWT_SECRET/);
    await check(good, { issuer: is(''), library: 'jose' }, 'unknown', 'issuer is only known when it runs');
    const late = hs256({ exp: now - 30 });
    await check(late, {}, 'rejected', 'expired 30 seconds ago');
    await check(late, { clockTolerance: is(60) }, 'accepted', /JWT_SECRET/);
    await check(late, { clockTolerance: { state: 'unknown' } }, 'unknown', /clockTolerance is only known/);
    await check(late, { ignoreExpiration: is(true) }, 'accepted', /JWT_SECRET/);
    await check(late, { ignoreExpiration: is(false) }, 'rejected', /expired/);
    await check(hs256({ nbf: now + 60 }), { ignoreExpiration: is(true) }, 'rejected', /valid only/);
    await check(hs256({ exp: 'tomorrow' }), {}, 'rejected', 'exp is not a number');
  });

  it('cannot tell where the key is not known, and says which', async () => {
    await check(good, { key: [variable('UNTOLD')] }, 'unknown', 'the secret UNTOLD is not known');
    await check(good, { key: [{ kind: 'key-set' }] }, 'unknown', /key server, which is not asked/);
    await check(good, { key: [{ kind: 'unknown', name: 'keys.main' }] }, 'unknown', 'the key keys.main is only known when it runs');
    await check(good, { key: [{ kind: 'none' }] }, 'rejected', 'the call is given no key');
    await check(good, { key: [variable('UNTOLD')], audience: is('api') }, 'rejected', /audience/);
  });

  it('never takes an unknown setting for one that is met', async () => {
    for (const setting of ['algorithms', 'issuer', 'audience'] as const)
      await check(good, { [setting]: { state: 'unknown' } }, 'unknown', `${setting} is only known when it runs`);
    await check(good, { issuer: { state: 'variable', name: 'ISSUER' } }, 'unknown', 'the issuer ISSUER is not known');
    await check(good, { others: [{ name: 'nonsense', wish: is(1) }] }, 'unknown', 'nonsense is only known when it runs');
  });

  it('tries the fallback of a variable, and says what that means', async () => {
    const written = { kind: 'written' as const, place: { uri: 'file:///shop/env.ts', start: 0, end: 9, line: 34 } };
    await check(good, { key: [written] }, 'accepted', 'HS256 with the secret of line 34');
    await check(good, { key: [variable('UNTOLD', [written])] }, 'unknown', 'it passes only where UNTOLD is not set');
    await check(good, { key: [variable('OTHER_SECRET', [written])] }, 'rejected', /OTHER_SECRET did not sign it/);
    await check(good, { key: [variable('EMPTY', [written])] }, 'accepted', /line 34/);
    await check(good, { key: [{ ...written, place: { ...written.place, line: 35 } }] }, 'unknown', 'the secret of line 35 was not read');
  });

  it('knows when unsigned tokens pass', async () => {
    const unsigned = `${compact({ alg: 'none' }, { sub: 'ada' }).replace(/[^.]*$/, '')}`;
    await check(unsigned, {}, 'rejected', 'it is not signed (alg none)');
    await check(unsigned, { algorithms: is('RS256', 'none') }, 'rejected', /not signed/);
    await check(unsigned, { algorithms: is('RS256', 'none'), key: [variable('UNTOLD')] }, 'unknown', /passes where UNTOLD is empty/);
    await check(unsigned, { algorithms: is('none'), key: [{ kind: 'none' }] }, 'accepted', 'it need not be signed');
    await check(unsigned, { algorithms: none, acceptsUnsigned: true, key: [variable('EMPTY')] }, 'accepted', /need not/);
    await check(unsigned, { algorithms: none, key: [variable('EMPTY')] }, 'rejected', /not signed/);
    await check(unsigned.replace('eyJhbGciOiJub25lIn0', 'eyJhbGciOiJIUzI1NiJ9'), {}, 'rejected', 'the signature is missing');
  });

  it('keeps kinds of keys and algorithms apart, but for the confusion of old versions', async () => {
    const rs256 = jwt.sign({ exp: now + 60 }, privateKey, { algorithm: 'RS256' });
    await check(rs256, { algorithms: none, key: [variable('PUBLIC_KEY')] }, 'accepted', 'RS256 with PUBLIC_KEY');
    await check(rs256, {}, 'rejected', 'signed with RS256, only HS256 is allowed');
    await check(rs256, { algorithms: none }, 'rejected', /did not sign it/);
    const forged = hs256({}, { alg: 'HS256' }, publicPem);
    const key = [variable('PUBLIC_KEY')];
    await check(forged, { algorithms: is('HS256', 'RS256'), key }, 'rejected', /did not sign it/);
    await check(forged, { algorithms: is('HS256', 'RS256'), key, confusable: true }, 'accepted', /PUBLIC_KEY/);
  });

  it('reads a secret as the library does: as text, unless the code makes bytes of it', async () => {
    const bytes = hs256({}, { alg: 'HS256' }, Buffer.from(secret, 'base64').toString('latin1'));
    const token = bytes.replace(
      /[^.]*$/,
      createHmac('sha256', Buffer.from(secret, 'base64url'))
        .update(bytes.replace(/\.[^.]*$/, ''))
        .digest('base64url'),
    );
    await check(token, {}, 'rejected', /did not sign/);
    await check(token, { library: 'jose' }, 'accepted', /JWT_SECRET/);
  });

  it('applies further options', async () => {
    const other = (name: string, ...values: (string | number)[]) => ({ others: [{ name, wish: is(...values) }] });
    await check(good, other('subject', 'ada'), 'accepted', /JWT/);
    await check(good, other('jsonWebTokenOptions.subject', 'bob'), 'rejected', 'sub is ada, bob is expected');
    await check(good, other('typ', 'application/JWT'), 'accepted', /JWT/);
    await check(good, other('typ', 'at+jwt'), 'rejected', 'typ is jwt, at+jwt is expected');
    await check(good, other('requiredClaims', 'sub', 'jti'), 'rejected', 'jti is missing and required');
    await check(good, other('maxAge', '1h'), 'accepted', /JWT/);
    await check(good, other('maxAge', 30), 'rejected', 'issued 1 minute ago, at most 30 seconds are allowed');
    await check(good, { ...other('maxAge', 30), library: 'fast-jwt' }, 'rejected', /issued/);
    await check(good, other('maxAge', 'a while'), 'unknown', /maxAge/);
    await check(hs256({}, { alg: 'HS256', typ: 'at+jwt' }), { library: 'hono/jwt' }, 'rejected', /no other type/);
    const unsigned = compact({ alg: 'none' }, {}, '');
    await check(unsigned, { library: 'jose', algorithms: is('none'), acceptsUnsigned: true }, 'accepted', /need not/);
    await check(hs256({}, { alg: 'HS256', crit: ['b64'] }), { library: 'jose' }, 'rejected', /extensions/);
  });

  it('tells tokens that the call cannot read from those that it refuses', async () => {
    const encrypted = [compact({ alg: 'dir', enc: 'A256GCM', cty: 'JWT' }, '').split('.')[0], '', 'aXY', 'Y2lwaGVy', 'dGFn'].join('.');
    await check(encrypted, {}, 'rejected', /encrypted, and jsonwebtoken reads signed tokens/);
    await check(encrypted, { library: 'jose', encrypted: true }, 'unknown', /decrypts/);
    await check(good, { library: 'jose', encrypted: true }, 'rejected', 'it is not encrypted');
  });

  it('warns of a call whose failure nobody heeds', async () => {
    assert.deepEqual((await ask(good, { audience: is('api'), unheeded: true })).notes, ['but nothing happens when this call fails']);
  });

  it('says nothing of the secret, whatever the answer', async () => {
    for (const key of [[variable('JWT_SECRET')], [variable('OTHER_SECRET')], [variable('PUBLIC_KEY')]])
      assert.doesNotMatch(JSON.stringify(await ask(good, { key })), /corner-shop|BEGIN/);
  });

  it('cuts long words of the token', async () => {
    const { reason } = await ask(hs256({ iss: 'x'.repeat(5000), aud: Array(50).fill('y'.repeat(500)) }), {
      issuer: is('a'),
      audience: is('b'),
    });
    assert.ok(reason.length < 400, `${reason.length}`);
  });
});

describe('the answers agree with', () => {
  const payloads = [
    {},
    { exp: now + 600 },
    { exp: now - 600 },
    { exp: now - 5 },
    { nbf: now + 600 },
    { exp: 'soon' },
    { iss: 'shop', aud: 'web' },
    { iss: 'bank', aud: ['api', 'web'] },
    { sub: 'ada', iat: now - 3600 },
  ];
  const headers = [{ alg: 'HS256' }, { alg: 'HS512' }, { alg: 'none' }];
  const keys = ['JWT_SECRET', 'OTHER_SECRET'];
  const options: (Partial<jwt.VerifyOptions> & { readonly issuer?: string; readonly audience?: string })[] = [
    {},
    { algorithms: ['HS256'] },
    { algorithms: ['RS256', 'none'] },
    { issuer: 'shop' },
    { audience: 'api' },
    { clockTolerance: 30 },
    { ignoreExpiration: true },
    { subject: 'ada', algorithms: ['HS256', 'HS384'] },
    { maxAge: '30m' },
  ];
  const cases = payloads.flatMap((payload) =>
    headers.flatMap((header) => keys.flatMap((key) => options.map((option) => ({ payload, header, key, option })))),
  );
  const wish = (value: unknown): Wish => (value === undefined ? none : is(...([value].flat() as string[])));
  const verifierOf = (option: (typeof options)[number], library: string): Partial<Verifier> => ({
    library,
    algorithms: wish(option.algorithms),
    issuer: wish(option.issuer),
    audience: wish(option.audience),
    clockTolerance: wish(option.clockTolerance),
    ignoreExpiration: wish(option.ignoreExpiration),
    others: (['subject', 'maxAge', 'maxTokenAge'] as const).flatMap((name) => {
      const value = (option as Record<string, unknown>)[name];
      return value === undefined ? [] : [{ name, wish: wish(value) }];
    }),
  });
  const tokenOf = ({ payload, header, key }: (typeof cases)[number]) => {
    if (header.alg === 'HS256') return hs256(payload, header, variables[key]);
    return header.alg === 'none' ? compact(header, payload, '') : compact(header, payload, 'c2lnbmF0dXJl');
  };

  it(`jsonwebtoken in ${cases.length} cases`, async () => {
    for (const one of cases) {
      const token = tokenOf(one);
      const answer = await ask(token, verifierOf(one.option, 'jsonwebtoken'));
      let real = 'accepted';
      try {
        jwt.verify(token, secret, { ...(one.option as object), clockTimestamp: now });
      } catch {
        real = 'rejected';
      }
      assert.equal(answer.state, real, `${JSON.stringify(one)} ${answer.reason}`);
    }
  });

  it('jose in as many', async () => {
    for (const one of cases.filter(({ option }) => !option.ignoreExpiration)) {
      const token = tokenOf(one);
      const { maxAge, ...rest } = one.option;
      const option = { ...rest, ...(maxAge === undefined ? {} : { maxTokenAge: String(maxAge) }) };
      const answer = await ask(token, verifierOf(option as never, 'jose'));
      const real = await jwtVerify(token, new TextEncoder().encode(secret), {
        ...(option as object),
        currentDate: new Date(now * 1000),
      }).then(
        () => 'accepted',
        () => 'rejected',
      );
      assert.equal(answer.state, real, `${JSON.stringify(one)} ${answer.reason}`);
    }
  });
});

describe('a text that stands in the code', () => {
  it('is read as JavaScript reads it, and not at all where that is not certain', () => {
    assert.equal(writtenText(`'plain "text"'`), 'plain "text"');
    assert.equal(writtenText('`line`'), 'line');
    assert.equal(writtenText(String.raw`"a\nb\\\"c"`), 'a\nb\\"c');
    for (const other of ['secret', '`a${b}`', String.raw`'\x41'`, `'a"`, `'`, '']) assert.equal(writtenText(other), undefined);
  });
});
