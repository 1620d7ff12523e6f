// Slow hashes, defaults: https://github.com/kelektiv/node.bcrypt.js#api (10 rounds), https://github.com/ranisalt/node-argon2/wiki/Options (argon2id,
// 64 MiB), https://nodejs.org/api/crypto.html#cryptoscryptpassword-salt-keylen-options-callback (N = 16384), crypto-js 4.2.0 (250000 iterations; 1 before).
import type { Fact, PasswordHashFact } from '../model/fact';
import { absent, literal, numberOf, type Setting, textOf } from '../model/value';
import { atLeast } from '../model/version';
import { type Call, defineLibrary, type Options, type Source } from '../source/define-library';

const bcrypt = /^(bcrypt|bcryptjs|bcrypt-nodejs|bcrypt-ts|@node-rs\/bcrypt|bcrypt-promise)$/;
const argon2 = /^(argon2|@node-rs\/argon2)$/;

export default defineLibrary({
  id: 'password-hash',
  modules: ['bcrypt', 'bcryptjs', 'bcrypt-nodejs', 'bcrypt-ts', '@node-rs/bcrypt', 'argon2', '@node-rs/argon2'],
  triggers: [['pbkdf2|scrypt(Sync)?\\(', 'passw|pwd|passphrase|\\bpass\\b|crypt'], ['Bun\\.password']],
  detect: (source): Fact[] => [
    ...source
      .calls(bcrypt, 'hash.()', 'hashSync.()')
      .filter((call) => !isCode(call))
      .map((call) => fact(call, 'bcrypt', rounds(call, 1))),
    ...source.calls(bcrypt, 'genSalt.()', 'genSaltSync.()').map((call) => fact(call, 'bcrypt', rounds(call, 0))),
    ...source.calls(argon2, 'hash.()', 'hashSync.()', 'hashRaw.()').flatMap(argon),
    ...[...source.methods('hash'), ...source.methods('hashSync')].flatMap(bun),
    ...(encrypts(source) ? [] : derived(source)),
    ...source.calls('crypto-js', 'PBKDF2.()').map((call) => cryptoJs(source, call)),
    ...source.calls('crypto-js/pbkdf2', '()').map((call) => cryptoJs(source, call)),
    ...[...source.methods('deriveBits'), ...source.methods('deriveKey')].flatMap(derive),
  ],
});

/** A file that encrypts derives its key so: no password is kept. */
const encrypts = (source: Source): boolean => source.calls('crypto', 'createCipheriv.()', 'createDecipheriv.()').length > 0;

const derived = (source: Source): PasswordHashFact[] => [
  ...source.calls('crypto', 'pbkdf2.()', 'pbkdf2Sync.()').filter(takesPassword).map(pbkdf2),
  ...source.calls('crypto', 'scrypt.()', 'scryptSync.()').filter(takesPassword).map(scrypt),
];

function fact(call: Call, algorithm: string | undefined, cost: Setting, at = call.span): PasswordHashFact {
  const { module, span, scopes } = call;
  return { kind: 'password-hash', library: module || 'Web Crypto', span, scopes, algorithm, at, cost };
}

/** A code of six digits is guessed whatever it costs, and lives for minutes. */
const isCode = (call: Call): boolean =>
  call
    .argument(0)
    ?.mentions()
    .every((name) => /(^|\.|_)(otp|totp|code)$|Otp$|Code$/.test(name)) === true;

/** A text is a salt that was made elsewhere; a missing number means ten. */
function rounds(call: Call, index: number): Setting {
  const given = call.setting(index, 'rounds');
  return numberOf(given) === undefined && given.value.kind !== 'by-environment' ? { ...given, value: literal(10) } : given;
}

function argon(call: Call): PasswordHashFact[] {
  const option = call.options(1);
  const written = ['type', 'algorithm']
    .map((name) => ({ name, setting: option(name) }))
    .find(({ setting }) => setting.value.kind !== 'absent');
  const memory = option('memoryCost');
  const type = written && argonType(option, written.name, written.setting);
  const own = fact(call, type ?? 'argon2id', memory);
  return written && type && type !== 'argon2id' ? [{ ...own, at: written.setting.span, cost: written.setting }] : [own];
}

function argonType(option: Options, name: string, setting: Setting): string | undefined {
  const named = option.reference(name)?.steps.at(-1)?.toLowerCase();
  if (named && /^argon2(i|d|id)$/.test(named)) return named;
  const number = numberOf(setting);
  return number === undefined ? undefined : ['argon2d', 'argon2i', 'argon2id'][number];
}

/** https://bun.com/docs/api/hashing#bun-password: argon2id unless `algorithm` says otherwise. */
function bun(call: Call): PasswordHashFact[] {
  if (call.root !== 'global' || call.steps[0] !== 'Bun') return [];
  const option = call.options(1);
  const algorithm = textOf(option('algorithm')) ?? textOf(call.setting(1, 'algorithm')) ?? 'argon2id';
  return [{ ...fact(call, algorithm, option(algorithm === 'bcrypt' ? 'cost' : 'memoryCost')), library: 'Bun' }];
}

/** Keys are derived from other secrets as well: those are long and random, so that nothing has to be slow. */
function takesPassword(call: Call): boolean {
  const names = call.argument(0)?.mentions() ?? [];
  return !names.some((name) =>
    /secret|master|seed|mnemonic|entropy|process\.env|_KEY|\bkey$|shared|Key$|^(?!.*(?:[pP]ass|[pP]wd)).*[tT]oken/.test(name),
  );
}

function pbkdf2(call: Call): PasswordHashFact {
  return fact(call, `pbkdf2-${digestOf(textOf(call.setting(4, 'digest')))}`, call.setting(2, 'iterations'));
}

function scrypt(call: Call): PasswordHashFact {
  const option = call.options(3);
  const short = option('N');
  return fact(call, 'scrypt', short.value.kind === 'absent' ? option('cost', 16384) : short);
}

function cryptoJs(source: Source, call: Call): PasswordHashFact {
  const option = call.options(2);
  const isOld = !atLeast(source.version('crypto-js'), '4.2.0', true);
  const hasher = /(SHA\d+)/.exec(option.reference('hasher')?.steps.join('.') ?? '')?.[1];
  return fact(call, `pbkdf2-${digestOf(hasher ?? (isOld ? 'sha1' : 'sha256'))}`, option('iterations', isOld ? 1 : 250_000));
}

/** https://www.w3.org/TR/webcrypto/#pbkdf2-params */
function derive(call: Call): PasswordHashFact[] {
  const option = call.options(0);
  if (textOf(option('name'))?.toUpperCase() !== 'PBKDF2') return [];
  const hash = textOf(option('hash')) ?? textOf(option('hash.name'));
  return [fact(call, `pbkdf2-${digestOf(hash)}`, option('iterations', absent))];
}

const digestOf = (name: string | undefined): string => (name ?? 'sha256').toLowerCase().replaceAll('-', '');
