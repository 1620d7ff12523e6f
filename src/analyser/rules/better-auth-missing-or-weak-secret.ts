import type { BetterAuthFact } from '../model/fact';
import { writtenSecrets } from '../model/hardcoded';
import { secretsInFiles } from '../model/in-environment';
import { betterAuthSecret, isPlaceholder } from '../model/placeholder';
import { defineRule, type Problem, type Project } from '../model/rule';
import { inProduction, isAbsent, type Setting, type Value } from '../model/value';

export default defineRule({
  id: 'better-auth-missing-or-weak-secret',
  title: 'The secret of better-auth is missing, or can be guessed',
  severity: 'error',
  cwe: 330,
  references: [
    'https://www.better-auth.com/docs/installation#set-environment-variables',
    'https://www.better-auth.com/docs/reference/options',
    'ASVS 5.0, 11.5.1',
  ],
  why: `The secret signs the session cookies and encrypts what better-auth keeps. Who guesses it makes sessions for anybody.

better-auth reads \`secret\`, else \`BETTER_AUTH_SECRET\`, else \`AUTH_SECRET\`. Where there is none it takes a text that everybody can look up in its source; only with \`NODE_ENV\` set to
\`production\` it refuses to start. A secret of less than 32 characters is only warned about in the log: it works.

Reported are an empty secret, texts of less than 32 characters in the code or in \`.env\` files of a server, and a missing secret where the application has \`.env\` files and none of them sets one.
What the environment holds elsewhere cannot be seen and is silent. That a text stands in the code is another problem (\`secret-hardcoded-session-secret\`).`,
  how: 'Make one with `openssl rand -base64 32` and keep it in `BETTER_AUTH_SECRET`.',
  fix: 'none',
  bad: `import { betterAuth } from 'better-auth';
import { database } from './database';
export const auth = betterAuth({ database, secret: 'my-app' });`,
  good: `import { betterAuth } from 'better-auth';
import { database } from './database';
export const auth = betterAuth({ database, secret: process.env.BETTER_AUTH_SECRET });`,

  on: 'better-auth',
  check(fact, project) {
    const { library, secret, secrets } = fact;
    if (project.isTest(fact.span.file)) return undefined;
    if (!isAbsent(secrets)) return inProduction(secrets.value).kind === 'list' ? listed(secrets) : undefined;
    if (isEmpty(secret)) return missing(fact, project);
    const message = 'Sessions can be made up by guessing this secret: it has less than 32 characters.';
    const value: Value = isAbsent(secret) ? { kind: 'env', name: names[0], fallback: { kind: 'env', name: names[1] } } : secret.value;
    const inFile = (text: string): boolean => isWeak(text) && !isPlaceholder(text);
    const files = secretsInFiles({ library, setting: { ...secret, value } }, project, message, inFile);
    if (isAbsent(secret) && files.length === 0) return missing(fact, project);
    return [...weakIn(value, secret), ...files];
  },
});

const names = ['BETTER_AUTH_SECRET', 'AUTH_SECRET', 'BETTER_AUTH_SECRETS'];

/** Placeholders in files have a rule of their own. */
const isWeak = (text: string): boolean => text.trim() !== '' && text.length < 32;
const isEmpty = ({ value }: Setting): boolean => {
  const own = inProduction(value);
  return own.kind === 'literal' && (own.value === '' || own.value === null);
};

function weakIn(value: Value, setting: Setting): Problem[] {
  return writtenSecrets(value)
    .filter(({ text }) => isWeak(text) || text === betterAuthSecret)
    .map(({ text, at = setting.span }) => ({
      at,
      message:
        text === betterAuthSecret
          ? 'Sessions are signed with a secret that everybody can look up: the built-in one.'
          : `Sessions can be made up by guessing this secret: ${text.length} characters, where 32 are needed.`,
    }));
}

/** The first one signs. */
function listed({ value, ...setting }: Setting): Problem[] {
  const own = inProduction(value);
  const first = own.kind === 'list' ? own.items[0] : undefined;
  return first?.kind === 'object' && first.members.value ? weakIn(first.members.value, { ...setting, value }) : [];
}

/** Missing for certain: it is empty, or the files that give variables are there and none gives this one. */
function missing({ secret }: BetterAuthFact, project: Project): Problem | undefined {
  const variables = project.all('env-variable');
  const deployed = variables.some((one) => one.deployed);
  if (variables.some(({ name }) => names.includes(name)) || (!isEmpty(secret) && !deployed)) return undefined;
  return {
    at: secret.span,
    severity: isEmpty(secret) ? 'error' : 'warning',
    message: 'Sessions are signed with a secret that everybody can look up: none is set.',
  };
}
