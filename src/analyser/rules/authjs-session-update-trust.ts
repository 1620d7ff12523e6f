import { pick } from '../model/carried';
import type { AuthjsCarried } from '../model/fact';
import { replace } from '../model/fix';
import { wordsOf } from '../model/names';
import { defineRule, type Problem, type ProblemFix } from '../model/rule';

export default defineRule({
  id: 'authjs-session-update-trust',
  title: 'Users can write their own role into the token',
  severity: 'error',
  cwe: 269,
  references: [
    'https://authjs.dev/reference/core#jwt',
    'https://next-auth.js.org/getting-started/client#updating-the-session',
    'https://cheatsheetseries.owasp.org/cheatsheets/Mass_Assignment_Cheat_Sheet.html',
    'ASVS 5.0, 8.3.1',
  ],
  why: `\`update(data)\` of \`useSession()\` sends whatever the page gives it to the server, and the jwt callback gets it as \`session\`, with \`trigger === 'update'\`. Anyone who is signed in can
call it from the console of the browser: \`update({ role: 'admin' })\`. A callback that spreads \`session\` into the token, or takes a role, an identifier or a plan from it, hands out
whatever is asked for.

Auth.js checks nothing there; its own types say "You should validate this data before using it".

Taking over a display name or a language is fine, and so is a value that a schema, a query or a comparison has looked at first.`,
  how: 'Take over only harmless fields, by name; read roles and identifiers from the database.',
  fix: 'suggestion',
  bad: `import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
export const { handlers, auth } = NextAuth({
  providers: [GitHub],
  callbacks: {
    jwt({ token, trigger, session }) {
      if (trigger === 'update') return { ...token, ...session };
      return token;
    },
  },
});`,
  good: `import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
export const { handlers, auth } = NextAuth({
  providers: [GitHub],
  callbacks: {
    jwt({ token, trigger, session }) {
      if (trigger === 'update' && typeof session?.name === 'string') token.name = session.name.slice(0, 80);
      return token;
    },
  },
});`,
  exampleDependencies: { 'next-auth': '5.0.0-beta.32' },

  on: 'authjs-callbacks',
  check({ jwt }) {
    return (jwt?.carried ?? []).flatMap((one): Problem[] => {
      if (one.from !== 'session' || one.examined) return [];
      const whole = one.spread || /^(|user|data|token|payload)$/.test(one.member);
      if (!whole && !decides(one)) return [];
      return [
        {
          at: one.span,
          message: whole
            ? 'Any user can write what he likes into his token: update() sends this.'
            : `Any user can choose his own ${one.into.split('.').at(-1) || 'rights'}: update() sends this.`.slice(0, 90),
          fixes: whole ? named(one) : one.removal ? replace(one.removal, '', 'Do not take it over', 'suggestion') : [],
        },
      ];
    });
  },
});

const deciding =
  /^(roles?|admin|superadmin|superuser|staff|permissions?|privileges?|scopes?|rights|groups?|plan|subscription|tier|premium|pro|credits|balance|quota|tenant|id|ids|sub|uid|verified|blocked|banned)$/;

/** A name that says who someone is or what he may do. */
const decides = ({ into, member }: AuthjsCarried): boolean =>
  [into, member].some((path) => wordsOf(path.split('.').at(-1) ?? '').some((word) => deciding.test(word)));

/** Only the name is taken over. */
function named(one: AuthjsCarried): ProblemFix[] {
  const { name, spread, into } = one;
  return name && (spread || into !== '') ? pick(one, `name: ${name}.name`, 'Take over the name only') : [];
}
