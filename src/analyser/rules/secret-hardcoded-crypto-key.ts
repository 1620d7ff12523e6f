import { hardcodedSecrets, writtenSecrets } from '../model/hardcoded';
import { defineRule } from '../model/rule';

export default defineRule({
  id: 'secret-hardcoded-crypto-key',
  title: 'A key for signing or encrypting stands in the code',
  severity: 'error',
  cwe: 321,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Key_Management_Cheat_Sheet.html',
    'https://nodejs.org/api/crypto.html#cryptocreatehmacalgorithm-key-options',
    'ASVS 5.0, 13.3.1',
  ],
  why: `Whoever has the key can make signatures that your program accepts, or read what it encrypted. A key in the code is known to everybody who has ever seen the repository,
a copy of it, a container image or a leaked bundle, and it stays in the history after it is removed.

Reported are texts that stand in the code and reach the key of \`createHmac\`, \`createCipheriv\`, \`createSecretKey\`, \`createPrivateKey\`, \`scryptSync\` and \`importKey\`, or of
crypto-js. Public keys are not. A key that goes on into a token or session library is reported by the rule for that.

What was signed or encrypted with the old key has to be signed or encrypted anew: that is why the fix is a suggestion.`,
  how: 'Take the key from the environment or a key store, and replace the one that was in the code.',
  fix: 'suggestion',
  bad: `import { createHmac } from 'node:crypto';
export const sign = (value: string) => createHmac('sha256', 'correct-horse-battery-staple').update(value).digest('hex');`,
  good: `import { createHmac } from 'node:crypto';
export const sign = (value: string) => createHmac('sha256', process.env.HMAC_SECRET!).update(value).digest('hex');`,

  on: 'secret',
  check(fact, project) {
    if (fact.purpose !== 'crypto') return undefined;
    const others = project.all('secret').filter(({ purpose }) => purpose !== 'crypto');
    const known = new Set(others.flatMap(({ setting }) => writtenSecrets(setting.value)).map(({ at }) => at && `${at.file}:${at.start}`));
    return hardcodedSecrets(fact, 'Whoever reads this code can forge or read what this key protects.').filter(
      ({ at }) => !known.has(`${at.file}:${at.start}`),
    );
  },
});
