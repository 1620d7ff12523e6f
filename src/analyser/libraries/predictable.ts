// Numbers that can be guessed: Math.random (https://tc39.es/ecma262/#sec-math.random), version 1 UUIDs (RFC 9562, section 6.12: time and machine),
// crypto.pseudoRandomBytes' old meaning, and packages on top of Math.random.
import type { PredictableFact } from '../model/fact';
import { type Call, defineLibrary, type Source } from '../source/define-library';
import { near } from './near';

const words =
  'otp\\b|otp_|_otp|totp|passw|passcode|secret|token|csrf|salt(\\b|_)|session_?id|\\bsid\\b|(api|secret|private|encryption|access)_?key|(verif\\w*|confirm\\w*|reset|auth|access|login|activation|security|sms|mfa|2fa|recovery)_?code|\\bpin\\b|generatePin|(?<!war|ru|tur)nonce';
const sources =
  'Math\\.random\\(|pseudoRandomBytes|nanoid/non-secure|_\\.(?:random|sample|sampleSize|shuffle)\\(|lodash[./](?:random|sample)';
const packages = 'uniqid[\'"]|[\'"]hat[\'"]|[\'"]chance[\'"]|uuid[\'"]|uuid/v1';

/** What a name is given, up to the name of a function of the file. */
const asked = '(=(?![=>])|:)([^;,\\n]{0,80}[^\\w.;,\\n])?(this\\.)?(?!(String|Number|require)\\b)\\w+';

export default defineLibrary({
  id: 'predictable',
  modules: [],
  triggers: [
    [sources, near(words, sources, 480)],
    // A helper that draws any text may stand far from where a function of the file is asked for something secret.
    [sources, `(${words})\\w{0,20}['"\`]?\\]?\\s{0,4}(\\+?${asked}\\(|\\.(push|add|concat)\\()`],
    [packages, '[{,]\\s*v[16]\\b\\s*(as\\b|[,}:])|\\.v[16]\\b(?![/.])|uuid/v1|uniqid|[\'"](hat|chance)[\'"]', words],
  ],
  detect: (source) => found(source).map((one): PredictableFact => ({ ...one, inBrowser: isInBrowser(source) })),
});

type Found = Omit<PredictableFact, 'inBrowser'>;

function found(source: Source): Found[] {
  return [
    ...globals(source),
    ...source.calls('crypto', 'pseudoRandomBytes.()', 'prng.()').map((call) => fact(call, 'crypto.pseudoRandomBytes()', 'bytes')),
    ...uuids(source).map((call) => fact(call, 'A version 1 UUID', 'text')),
    ...source.calls('nanoid/non-secure').map((call) => fact(call, 'nanoid/non-secure', 'text')),
    ...source.calls(/^(uniqid|hat)$/, '()', 'time.()', 'process.()').map((call) => fact(call, `${call.module}()`, 'text')),
    ...source
      .calls(/^(lodash|underscore|lodash-es)$/, 'random.()', 'sample.()', 'sampleSize.()', 'shuffle.()')
      .map((call) => fact(call, `${call.module}'s ${call.steps[0]}()`, 'number')),
    ...source.calls(/^lodash[./](random|sample|samplesize)$/i, '()').map((call) => fact(call, call.module, 'number')),
    ...source
      .calls('chance', 'new().string.()', 'new().integer.()', '().string.()', '().integer.()')
      .map((call) => fact(call, 'chance', 'text')),
  ];
}

/** Hooks run where the page is shown; React alone also draws on the server. */
function isInBrowser(source: Source): boolean {
  const drawsOnly = source.runsIn() === 'unknown' && source.imports(/^react$/);
  return (
    source.runsIn() === 'browser' ||
    (drawsOnly && ['useEffect', 'useCallback', 'useState', 'useRef'].some((name) => source.holdsName(name)))
  );
}

function globals(source: Source): Found[] {
  return source
    .methods('random')
    .filter(({ root, steps }) => root === 'global' && steps.join('.') === 'Math.random')
    .filter((call) => !isOnlyUnique(source, call))
    .map((call) => asAsked(source, fact(call, 'Math.random()', 'number')));
}

/** `function randomString() { ... }`, and `clientSecret: randomString(40)`: it also goes where the calls of the function go. */
function asAsked(source: Source, made: Found): Found {
  const helper = made.goesTo.find(({ how }) => how === 'returned');
  if (!helper) return made;
  const calls = source
    .methods(helper.name)
    .filter(({ root, receiver }) => root === 'local' && (receiver.length === 0 || receiver[0] === 'this'));
  const asked = calls.flatMap((call) => call.destinations()).filter(({ how }) => /^(?:assigned|property|picked|appended)$/.test(how));
  return { ...made, goesTo: [...made.goesTo, ...asked] };
}

/**
 * RFC 5849, section 3.3: the nonce of OAuth 1 must not come twice, and is signed; nothing depends on its being guessed. Nor does it where a page
 * counts with one: `{ content, nonce: Math.random() }` is drawn anew.
 */
function isOnlyUnique(source: Source, call: Call): boolean {
  const isNonce = [...call.destinations().map(({ name }) => name), call.around()?.name ?? ''].some(namesNonce);
  return isNonce && (source.holdsName('oauth_nonce') || (isPlain(call) && !protocols.some((name) => source.holdsName(name))));
}

/** The number itself, of which no text is made. */
function isPlain({ whole, statement: { span, text } }: Call): boolean {
  return /^\s*(?:[,;})\]]|$)/.test(text.slice(whole.end - span.start));
}

/** Names that stand beside a nonce which must not be guessed: of OpenID Connect, of a Content Security Policy. */
const protocols =
  'client_id clientId clientID redirect_uri redirectUri response_type responseType authorize id_token idToken csp helmet'.split(' ');

const namesNonce = (name: string): boolean => /(^|\.|_)nonce$/i.test(name);

function uuids(source: Source): Call[] {
  return [...source.calls('uuid', 'v1.()', 'v6.()'), ...source.calls(/^uuid\/v1$/, '()'), ...source.calls('node-uuid', 'v1.()')];
}

function fact(call: Call, library: string, makes: PredictableFact['makes']): Found {
  return { kind: 'predictable', library, span: call.span, scopes: call.scopes, whole: call.whole, makes, goesTo: call.destinations() };
}
