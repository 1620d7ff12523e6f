import { replace, set } from '../model/fix';
import { contains } from '../model/hardcoded';
import { defineRule, type Problem } from '../model/rule';
import { inProduction, type Value } from '../model/value';

export default defineRule({
  id: 'secret-random-at-startup',
  title: 'Every restart makes a new secret',
  severity: 'info',
  cwe: 330,
  references: ['https://github.com/expressjs/session#secret', 'https://expressjs.com/en/advanced/best-practice-security.html'],
  why: `A secret that the program makes for itself is gone when it ends. After every deployment or crash all sessions and tokens are refused, and
everybody has to sign in again. With two processes or servers each has a secret of its own, and people are signed out at
every other request.

It is not a hole: such a secret is as good as any while it lasts. Leave it in a tool that runs for a moment. Reported are
\`crypto.randomBytes\`, \`randomUUID\`, uuid, nanoid and the like where a library takes its secret; a random text that only stands in for
an unset variable is not. \`Math.random()\` is worse than that: \`auth-insecure-randomness\` says so.`,
  how: 'Make the secret once, keep it in the environment, and read it from there.',
  fix: 'suggestion',
  bad: `import { randomBytes } from 'node:crypto';
import session from 'express-session';
import { store } from './store';
export const sessions = session({
  store,
  secret: randomBytes(32).toString('hex'),
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
  check({ setting, envName, purpose, span }, project) {
    if (!/^(session|cookie|jwt|authjs)$/.test(purpose) || project.isTest(span.file)) return undefined;
    return randoms(setting.value).map((value): Problem => {
      const inside = value.at !== undefined && contains(setting.span, value.at);
      const at = inside && value.at ? value.at : setting.span;
      const typed = /\.[cm]?tsx?$/.test(at.file) ? '!' : '';
      const text = `process.env.${envName}${typed}`;
      const title = `Read it from ${envName} in the environment`;
      return {
        at,
        message: 'Everybody is signed out at each restart: the secret is made anew.',
        // A helper that makes it may be used for other things: what changes is the option.
        fixes: inside ? replace(at, text, title, 'suggestion') : set(setting, text, title, 'suggestion'),
      };
    });
  },
});

const maker =
  /^(crypto)?:((web)?crypto\.)*(randomBytes|pseudoRandomBytes|randomUUID|randomFillSync|randomInt|generateKeySync)\b|^(uuid|nanoid|uid-safe|crypto-random-string|crypto-js):|^(uuid\/v\d):/;

/** The values that are made anew each time the program runs. */
function randoms(value: Value): Value[] {
  const own = inProduction(value);
  if (own.kind === 'list') return own.items.flatMap(randoms);
  return own.kind === 'unknown' && own.from !== undefined && maker.test(own.from) ? [own] : [];
}
