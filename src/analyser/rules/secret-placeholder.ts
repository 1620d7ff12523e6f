import { hardcodedSecrets } from '../model/hardcoded';
import { secretsInFiles } from '../model/in-environment';
import { isPlaceholder } from '../model/placeholder';
import { defineRule } from '../model/rule';

export default defineRule({
  id: 'secret-placeholder',
  title: 'A placeholder from the documentation serves as the secret',
  severity: 'error',
  cwe: 1188,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
    'https://cwe.mitre.org/data/definitions/1188.html',
    'ASVS 5.0, 13.3.1',
  ],
  why: `\`keyboard cat\`, \`changeme\` and \`your-secret-key\` stand in documentation, tutorials and templates. Attackers try them first: lists of such
texts are public, and one request with a cookie or token tells whether it fits. Nobody needs to see your code for that.

This speaks in place of the rules for secrets that are written in the code (\`secret-hardcoded-session-secret\` and the like), because here the
danger does not depend on who can read the repository. A text that only applies while developing is silent. Test files get a hint.
It also speaks where \`.env\` or \`.env.production\` gives such a text to the variable that holds the secret.

The fix reads the secret from the environment, so someone has to set it there.`,
  how: 'Make a secret of your own (`openssl rand -base64 32`) and read it from the environment.',
  fix: 'suggestion',
  bad: `import session from 'express-session';
import { store } from './store';
export const sessions = session({
  store,
  secret: 'keyboard cat',
  resave: false,
  saveUninitialized: false,
  cookie: { secure: 'auto', sameSite: 'lax' },
});`,
  good: `import session from 'express-session';
import { store } from './store';
export const sessions = session({
  store,
  secret: process.env.SESSION_SECRET!,
  resave: false,
  saveUninitialized: false,
  cookie: { secure: 'auto', sameSite: 'lax' },
});`,

  on: 'secret',
  check(fact, project) {
    const message = 'Attackers try this secret first: it is a placeholder from documentation.';
    return [...hardcodedSecrets(fact, message, isPlaceholder), ...secretsInFiles(fact, project, message, isPlaceholder)];
  },
});
