import type { PublicVariableFact } from '../model/fact';
import { defineRule, type ProblemFix } from '../model/rule';

export default defineRule({
  id: 'nextjs-public-env-secret',
  title: 'A secret is written into the code that browsers get',
  severity: 'error',
  cwe: 200,
  references: [
    'https://nextjs.org/docs/app/guides/environment-variables#bundling-environment-variables-for-the-browser',
    'https://vite.dev/guide/env-and-mode',
    'ASVS 5.0, 13.3.1',
  ],
  why: `Variables that begin with \`NEXT_PUBLIC_\`, \`VITE_\`, \`REACT_APP_\`, \`EXPO_PUBLIC_\` and the like are replaced by their value when the application is built. Everybody who opens the page can read it, and old
builds stay in caches after the variable is gone.

Reported are names that end as secrets do: SECRET, SECRET_KEY, PASSWORD, PRIVATE_KEY, SERVICE_ROLE_KEY, a database's address, or the key of a service that only servers may call. Keys that
are made for browsers (publishable, anon, site and map keys) are silent. \`env\` in next.config does the same to every name in it, where code for the browser uses it: that is a warning.

Rename the variable and read it in server code only. A secret that was deployed that way is known: replace it.`,
  how: 'Drop the public prefix, read the variable in server code only, and replace the secret.',
  fix: 'suggestion',
  bad: `export const options = { headers: { authorization: process.env.NEXT_PUBLIC_API_SECRET } };`,
  good: `export const options = { headers: { authorization: process.env.API_SECRET } };`,

  on: 'public-variable',
  check(fact, project) {
    const { name, prefix, span } = fact;
    if (!isSecret(name.slice(prefix.length)) || project.isTest(span.file)) return undefined;
    return {
      at: span,
      severity: prefix === '' ? 'warning' : undefined,
      message:
        prefix === ''
          ? 'Browsers may get this secret: next.config writes it into the code.'
          : `Everyone can read this secret: ${prefix} puts it into the code for browsers.`,
      fixes: renamed(fact),
    };
  },
});

const ends =
  /(^|_)(SECRET(_ACCESS)?(_KEY|_TOKEN|_VALUE)?|PASSWORD|PASSWD|PASSPHRASE|PRIVATE_?KEY|SERVICE_ROLE(_KEY)?|(SIGNING|ENCRYPTION|MASTER|ADMIN|ADMIN_API|JWT)_KEY|(BOT|ADMIN|SENTRY_AUTH|TWILIO_AUTH|GITHUB|GITLAB|REFRESH)_TOKEN|(OPENAI|ANTHROPIC|GROQ|GEMINI|REPLICATE|RESEND|SENDGRID|MAILGUN|STRIPE_SECRET)(_API)?_KEY|(DATABASE|DB|POSTGRES|MYSQL|REDIS|MONGO|MONGODB)_UR[IL])$/;
const others =
  /(^|_)(FORGOT|RESET|CHANGE|ENABLED?|DISABLED?|SHOW|HIDE|HAS|REQUIRED?|ALLOW|DEMO|TEST|GUEST|EXAMPLE|SAMPLE|DUMMY|FAKE|PUBLIC|PUBLISHABLE|ANON|USE)(_|$)/;

const isSecret = (name: string): boolean => ends.test(name) && !others.test(name);

function renamed({ reads, name, prefix }: PublicVariableFact): ProblemFix[] {
  if (reads.length === 0) return [];
  const plain = name.slice(prefix.length);
  return [
    { title: `Read ${plain} instead (in server code only)`, kind: 'suggestion', edits: reads.map(({ span, text }) => ({ span, text })) },
  ];
}
