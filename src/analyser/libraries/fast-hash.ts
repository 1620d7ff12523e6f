// Hashes made to be fast, which say what was hashed to whoever tries enough: https://nodejs.org/api/crypto.html#class-hash, crypto-js, md5 and the like.
import type { PasswordHashFact } from '../model/fact';
import { namesPassword, namesPasswordHash } from '../model/secret-names';
import { absent, type Span, textOf } from '../model/value';
import { type Call, defineLibrary, type Expression, type Source } from '../source/define-library';

const packages =
  /^(md5|blueimp-md5|js-md5|ts-md5|md5-hex|sha1|js-sha1|sha256|js-sha256|js-sha512|js-sha3|sha\.js|hash\.js|pure-md5|md5\.js)$/;
const slow = /^(bcrypt|bcryptjs|bcrypt-nodejs|@node-rs\/bcrypt|argon2|@node-rs\/argon2)$/;

export default defineLibrary({
  id: 'fast-hash',
  modules: [],
  triggers: [
    [
      'passw|pwd|passphrase|\\bpass\\s*[,)=:]|\\.pass\\b',
      'createHash|createHmac|\\.(hash|md5|sha1|sha256|encrypt)\\(|hashPassword\\(|subtle\\.digest|crypto-js|CryptoJS|crypto\\.hash\\(|[\'"](blueimp-|js-|ts-)?(md5|sha1|sha256|sha512)[\'"]',
    ],
  ],
  detect: (source) => (asksForLeaks(source) ? [] : found(source)),
});

/** https://haveibeenpwned.com/API/v3#PwnedPasswords takes the start of a SHA-1: nothing is kept. */
function asksForLeaks(source: Source): boolean {
  const leaks = /pwnedpasswords\.com|haveibeenpwned\.com/;
  return source.texts(leaks).length > 0 || source.builtTexts(leaks).length > 0;
}

function found(source: Source): PasswordHashFact[] {
  return [
    ...source.calls('crypto', 'createHash.().update.()', 'createHmac.().update.()').flatMap((call) => updated(source, call)),
    ...source.calls('crypto', 'hash.()').flatMap((call) => given(source, call, textOf(call.setting(0, 'algorithm')), call.argument(1))),
    ...source.calls('crypto-js').flatMap((call) => given(source, call, cryptoJs(call.path), call.argument(0))),
    ...source
      .calls(/^crypto-js\/(md5|sha\d+|ripemd160|hmac-\w+)$/, '()')
      .flatMap((call) => given(source, call, call.module.slice(10), call.argument(0))),
    ...source.calls(packages).flatMap((call) => given(source, call, call.module.replace(/^(blueimp|js|ts)-/, ''), call.argument(0))),
    ...source
      .methods('digest')
      .filter(({ receiver }) => receiver.at(-1) === 'subtle')
      .flatMap((call) => given(source, call, textOf(call.setting(0, 'algorithm')), call.argument(1))),
    ...ownNames.flatMap((name) => source.methods(name)).flatMap((call) => elsewhere(source, call)),
  ];
}

/** What functions in other files are called that come down to such a hash. */
const ownNames = [
  'hash',
  'md5',
  'sha1',
  'sha256',
  'sha512',
  'hashPassword',
  'encryptPassword',
  'encrypt',
  'digest',
  'makeHash',
  'createPasswordHash',
];

/** `security.hash(password)`, where another file has `hash = (data) => createHash('md5').update(data).digest('hex')`. */
function elsewhere(source: Source, call: Call): PasswordHashFact[] {
  if (call.root === 'module' || !call.argument(0)?.mentions().some(namesPassword)) return [];
  const target = call.leadsTo();
  if (target?.module !== 'crypto' || target.span.file === call.span.file || !/^createH(ash|mac)$/.test(target.steps[0])) return [];
  return given(source, call, undefined, call.argument(0), target.span);
}

/** `createHash('md5').update(password)`, in one chain or through a variable. */
function updated(source: Source, call: Call): PasswordHashFact[] {
  const maker = source
    .calls('crypto', 'createHash.()', 'createHmac.()')
    .filter((one) => makes(one, call))
    .at(-1);
  const algorithm = maker?.setting(0, 'algorithm');
  return given(source, call, algorithm && textOf(algorithm), call.argument(0), algorithm?.span ?? call.span);
}

function makes(maker: Call, call: Call): boolean {
  const chained = maker.whole.start === call.whole.start && maker.whole.end <= call.whole.end;
  return chained || (maker.variable !== undefined && maker.variable === call.receiver.join('.') && maker.whole.start < call.whole.start);
}

const cryptoJs = (path: string): string | undefined => /^(?:algo\.)?(?:Hmac)?(MD5|SHA\d+|RIPEMD160)\.\(\)$/.exec(path)?.[1];

function given(
  source: Source,
  call: Call,
  algorithm: string | undefined,
  hashed: Expression | undefined,
  at: Span = call.span,
): PasswordHashFact[] {
  if (call.module === 'crypto-js' && algorithm === undefined) return [];
  if (!hashed || !isPassword(source, call, hashed) || isHardened(source, call)) return [];
  const cost = { path: 'cost', value: absent, origin: 'default', span: at } as const;
  const { span, scopes } = call;
  const library = call.module || 'Web Crypto';
  return [
    { kind: 'password-hash', library, span, scopes, algorithm: algorithm?.toLowerCase().replaceAll('-', '') ?? 'a fast hash', at, cost },
  ];
}

/** By what is hashed, by the function around it, by where the result goes, or by what callers hand to that function. */
function isPassword(source: Source, call: Call, hashed: Expression): boolean {
  const names = hashed.mentions();
  // NTLM asks for MD4 (MS-NLMP, 3.3.1): nobody keeps that.
  if (/ntlm|nt_?hash|lm_?hash/i.test(call.around()?.name ?? '')) return false;
  if (names.some(isOfDigest) || makesKey(source, call)) return false;
  // A text of the code or the environment: a key is made of it, most often.
  if (hashed.value.kind === 'literal' || hashed.value.kind === 'env') return false;
  if (names.some((name) => namesPassword(name))) return true;
  if (names.some((name) => /secret|token|process\.env|[^a-z]key$|Key$|email|file|buffer|\burl/i.test(name))) return false;
  const home = call.around();
  const tells = (name: string): boolean => namesPasswordHash(name) || namesPassword(name);
  if (home?.name && tells(home.name)) return true;
  if (call.destinations().some(({ how, name }) => /^(assigned|property|returned)$/.test(how) && tells(name))) return true;
  const index = home?.parameters.findIndex(({ name }) => name !== undefined && names.includes(name)) ?? -1;
  if (!home?.name || index < 0) return false;
  const handed = source.methods(home.name).map((one) => one.argument(index)?.mentions() ?? []);
  return handed.some((all) => all.some(namesPassword) && !all.some(isOfDigest));
}

/** HTTP Digest authentication, RFC 7616, is no way of keeping passwords; WS-Security's digest is none either. */
const isOfDigest = (name: string): boolean => /realm|nonce/i.test(name);

/** `key = createHash('sha256').update(password).digest()` of a file that encrypts: what it makes is a key, and is not kept. */
function makesKey(source: Source, call: Call): boolean {
  const names = [call.around()?.name ?? '', ...call.destinations().map(({ name }) => name)];
  const encrypts = source.calls('crypto', 'createCipheriv.()', 'createDecipheriv.()').length > 0;
  return encrypts && names.some((name) => /key|cipher|encrypt|decrypt|^(derive|get|make|create|generate)?_?iv$/i.test(name));
}

/** The replaced password goes on to what hashes or compares it: `pool.exec('hash', [password, rounds])`. */
function handedOn(source: Source, call: Call): boolean {
  const slower = /^(bcrypt|argon2|scrypt|pbkdf2)?\W?(hash|compare|verify|check)(Sync|Password)?$/i;
  return source.everyCall().some((one) => {
    if (one.whole.start < call.whole.end || one.scopes.at(-1) !== call.scopes.at(-1)) return false;
    const named = slower.test(one.steps.filter((step) => step !== '()').at(-1) ?? '') || slower.test(textOf(one.setting(0, 'task')) ?? '');
    return named && [0, 1].some((index) => one.argument(index)?.mentions().some(namesPassword));
  });
}

/** Shortened for a slow hash after it, or to ask a list of leaked passwords. */
function isHardened(source: Source, call: Call): boolean {
  const within = ({ scopes }: Call): boolean =>
    scopes.length === call.scopes.length && scopes.every((one, index) => one === call.scopes[index]);
  if (source.calls(slow).some(within)) return true;
  if (source.calls('crypto', 'scrypt.()', 'scryptSync.()', 'pbkdf2.()', 'pbkdf2Sync.()').some(within)) return true;
  const isVariable = (name: string): boolean => !name.includes('.') && namesPassword(name);
  const replaced = call.destinations().some(({ how, name }) => /^(assigned|appended)$/.test(how) && isVariable(name));
  if (replaced && (source.imports(slow) || handedOn(source, call))) return true;
  return source.texts(/pwnedpasswords|haveibeenpwned/i).length > 0 || /pwned|breach|leak|hibp/i.test(call.around()?.name ?? '');
}
