import type { JwtDefaultsFact, JwtSignFact, JwtVerifyFact } from '../model/fact';
import { standIns, type WrittenSecret, writtenSecrets } from '../model/hardcoded';
import { secretsInFiles } from '../model/in-environment';
import { isPlaceholder } from '../model/placeholder';
import { defineRule, type Problem, type Project } from '../model/rule';
import { textOf, textsOf } from '../model/value';

/** RFC 7518, section 3.2: a key as long as the hash, in bytes. */
const leastBytes: Record<string, number> = { HS256: 32, HS384: 48, HS512: 64 };

export default defineRule({
  id: 'jwt-weak-hmac-secret',
  title: 'The secret that signs tokens can be guessed',
  severity: 'error',
  cwe: 326,
  references: [
    'https://datatracker.ietf.org/doc/html/rfc7518#section-3.2',
    'https://datatracker.ietf.org/doc/html/rfc8725#section-3.5',
    'https://cheatsheetseries.owasp.org/cheatsheets/JSON_Web_Token_for_Java_Cheat_Sheet.html',
  ],
  why: `Whoever has one token, and every user has one, can try secrets at home until the signature fits: billions in a second. A word, a name or a short text is found at once;
then anyone can be made up. RFC 7518 asks for as many random bytes as the hash has: 32 for HS256, 48 for HS384, 64 for HS512.

No library here checks the length, but jose 1 and 2 with some keys. Reported are texts in the code, those that stand in for an unset variable as well, that are
too short and easy to guess: less than 10 bytes, or with a word such as \`secret\` or \`key\` in them. The same goes for what \`.env\` and
\`.env.production\` set.

That it stands in the code is another problem (\`secret-hardcoded-jwt-secret\`): moving the same word into the environment does not make it strong.`,
  how: 'Make a new one with `openssl rand -base64 48`, and read it from the environment.',
  fix: 'none',
  bad: `import jwt from 'jsonwebtoken';
export const signIn = (id: string) => jwt.sign({ sub: id }, 'mysecret', { expiresIn: '15m' });`,
  good: `import jwt from 'jsonwebtoken';
export const signIn = (id: string) => jwt.sign({ sub: id }, process.env.JWT_SECRET!, { expiresIn: '15m' });`,

  on: ['jwt-sign', 'jwt-verify', 'jwt-defaults'],
  check(fact, project) {
    if (project.isTest(fact.span.file)) return undefined;
    const least = neededBytes(fact);
    if (least === undefined) return undefined;
    const known = [fact.key.value, ...standIns(fact.key.value)].flatMap(writtenSecrets);
    const written = known.filter((secret) => isGuessable(secret, least));
    return [
      ...written.map(({ text, at = fact.key.span }) => ({
        at,
        message: `Whoever has one token can guess this secret: ${text.length} bytes, where ${least} are needed.`,
      })),
      ...inFiles(fact, project, least),
    ];
  },
});

type Keyed = JwtDefaultsFact | JwtSignFact | JwtVerifyFact;

/** What `.env` files of a server hold; placeholders have a rule of their own. */
function inFiles({ library, key }: Keyed, project: Project, least: number): Problem[] {
  const message = 'Whoever has one token can guess this secret: it is too short, and no random text.';
  return secretsInFiles({ library, setting: key }, project, message, (text) => isGuessable({ text }, least) && !isPlaceholder(text));
}

/** How long the key has to be; undefined where it is no shared secret, or the algorithm is not known. */
function neededBytes(fact: Keyed): number | undefined {
  if (fact.kind === 'jwt-defaults') return leastBytes.HS256;
  if (fact.kind === 'jwt-sign') return leastBytes[textOf(fact.algorithm) ?? 'HS256'];
  const names = textsOf(fact.algorithms) ?? ['HS256'];
  return leastBytes[names.find((name) => name in leastBytes) ?? ''];
}

const words = /secret|s3cr|key|passw|jwt|token|change|test|demo|default|example|sample|admin|super|your[-_ ]|1234|abc|qwert/i;

function isGuessable({ text }: WrittenSecret, least: number): boolean {
  if (text.length >= least || text.includes('-----BEGIN')) return false;
  return text.length < 10 || words.test(text);
}
