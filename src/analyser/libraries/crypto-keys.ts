// Keys of https://nodejs.org/api/crypto.html, https://www.w3.org/TR/webcrypto/ and crypto-js (a text as key is a passphrase there).
import type { SecretFact } from '../model/fact';
import { lastOf, namesPassword, namesPasswordHash } from '../model/secret-names';
import type { Setting } from '../model/value';
import { type Call, defineLibrary, type Source } from '../source/define-library';

/** Which argument of which call of node:crypto is the key. */
const node: readonly [path: string, index: number][] = [
  ['createHmac.()', 1],
  ['createCipheriv.()', 1],
  ['createDecipheriv.()', 1],
  ['createCipher.()', 1],
  ['createDecipher.()', 1],
  ['createSecretKey.()', 0],
  ['createPrivateKey.()', 0],
  ['scryptSync.()', 0],
  ['scrypt.()', 0],
  ['pbkdf2Sync.()', 0],
  ['hkdfSync.()', 1],
  ['sign.()', 2],
  ['createSign.().sign.()', 0],
  ['privateDecrypt.()', 0],
];

export default defineLibrary({
  id: 'crypto-keys',
  modules: [],
  triggers: [
    [
      'create(Hmac|Cipher(iv)?|Decipher(iv)?|SecretKey|PrivateKey|Sign)\\(|scryptSync|pbkdf2Sync|hkdfSync|privateDecrypt|subtle\\.importKey|crypto-js|CryptoJS|cryptr[\'"]',
    ],
  ],
  detect: (source) => [
    ...node.flatMap(([path, index]) =>
      source.calls('crypto', path).flatMap((call) => (isKept(call) ? [] : secret(call, call.setting(index, 'key')))),
    ),
    ...source.calls('crypto', 'createCipheriv.()', 'createDecipheriv.()').flatMap((call) => hashed(source, call)),
    ...source.calls(/^crypto-js(\/|$)/).flatMap(cryptoJs),
    ...source.calls('cryptr', 'new()').flatMap((call) => secret(call, call.setting(0, 'secretKey'))),
    ...source
      .methods('importKey')
      .filter(({ receiver }) => receiver.at(-1) === 'subtle')
      .flatMap((call) => secret(call, call.setting(1, 'keyData'))),
  ],
});

/** `db.run('INSERT ...', [name, pbkdf2Sync('letmein', salt, ...), salt])` makes the hash of a password: nothing is encrypted with it. */
function isKept(call: Call): boolean {
  if (!/^(pbkdf2|scrypt)(Sync)?\b/.test(call.path)) return false;
  return call.destinations().some(({ how, name }) => isStore(how, name) || namesPasswordHash(name) || namesPassword(name));
}

const isStore = (how: string, name: string): boolean =>
  how === 'argument' && /^(run|query|execute|exec|insert|insertOne|insertMany|create|save|values|upsert|prepare)$/.test(lastOf(name));

/** What nothing is known of is left out: keys are often made on the spot, or salts. */
function secret({ span, scopes, module, path }: Call, setting: Setting): SecretFact[] {
  const { value } = setting;
  if (value.kind === 'absent' || (value.kind === 'unknown' && !value.fallback)) return [];
  const envName = /Hmac/i.test(path) ? 'HMAC_SECRET' : /sign|PrivateKey|privateDecrypt/i.test(path) ? 'PRIVATE_KEY' : 'ENCRYPTION_KEY';
  return [{ kind: 'secret', library: module || 'Web Crypto', span, scopes, purpose: 'crypto', setting, envName }];
}

/** `createHash('sha256').update('text').digest()` as a key is as secret as the text. */
function hashed(source: Source, call: Call): SecretFact[] {
  const given = call.argument(1)?.call();
  const made = given?.path === 'Buffer.from.()' ? given.argument(0)?.call() : given;
  if (made?.module !== 'crypto' || made.steps[0] !== 'createHash') return [];
  const from = source.calls('crypto', 'createHash.().update.()').find(({ whole }) => whole.start === made.whole.start);
  return from ? secret(call, from.setting(0, 'key')) : [];
}

/** `AES.encrypt(message, key)`, `HmacSHA256(message, key)`; every algorithm is a module of its own as well. */
function cryptoJs(call: Call): SecretFact[] {
  const path = call.module === 'crypto-js' ? call.path : `${call.module.slice(10)}.${call.path}`;
  const takesKey = /^(AES|DES|TripleDES|RC4|RC4Drop|Rabbit|RabbitLegacy|Blowfish)\.(encrypt|decrypt)\.\(\)$|^hmac-?\w+\.\(\)$/i.test(path);
  return takesKey ? secret(call, call.setting(1, 'key')) : [];
}
