import { hardcodedSecrets } from '../model/hardcoded';
import { defineRule } from '../model/rule';

export default defineRule({
  id: 'secret-hardcoded-jwt-secret',
  title: 'The key that signs tokens is written in the code',
  severity: 'error',
  cwe: 798,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
    'https://datatracker.ietf.org/doc/html/rfc8725#section-3.5',
    'ASVS 5.0, 13.3.1',
  ],
  why: `Who has the key can sign a token for any user. In the code it is seen by everybody with access to the repository, its copies, its build
logs and its history, and it is the same on every machine.

It is followed through variables, other files, \`Buffer.from()\`, \`TextEncoder\` and \`createSecretKey()\` to the place where a library takes
it. A public key or certificate is no secret and is not reported; neither is a text that only applies while developing, behind a
check of \`NODE_ENV\`.

Moving the text is half of the work: whoever has seen it still has it. Make a new key, with 32 random bytes or more. Test files get a hint only.`,
  how: 'Read the key from the environment or a secret store, and replace the one that was in the code.',
  fix: 'suggestion',
  bad: `import jwt from 'jsonwebtoken';
const secret = 'correct-horse-battery-staple';
export const signIn = (user: { id: string }) => jwt.sign({ sub: user.id }, secret, { expiresIn: '15m' });`,
  good: `import jwt from 'jsonwebtoken';
const secret = process.env.JWT_SECRET!;
export const signIn = (user: { id: string }) => jwt.sign({ sub: user.id }, secret, { expiresIn: '15m' });`,

  on: 'secret',
  check(fact) {
    if (fact.purpose !== 'jwt') return undefined;
    return hardcodedSecrets(fact, 'Anyone who reads this code can sign in as any user: it holds the signing key.');
  },
});
