import { configurationsOf, decides, isNamed, isNextAuthFive, publicScheme } from '../model/authjs-environment';
import type { AuthjsFact, EnvVariableFact } from '../model/fact';
import { remove, replace } from '../model/fix';
import { defineRule, type Problem, type Project } from '../model/rule';
import { textOf } from '../model/value';

export default defineRule({
  id: 'authjs-trust-host-env',
  title: 'A variable does the opposite of what it says about the host',
  severity: 'warning',
  cwe: 350,
  references: [
    'https://authjs.dev/getting-started/deployment#auth_trust_host',
    'https://authjs.dev/reference/core#trusthost',
    'https://authjs.dev/reference/core/errors#untrustedhost',
  ],
  why: `Auth.js only asks whether \`AUTH_TRUST_HOST\` holds any text. \`AUTH_TRUST_HOST=false\` therefore trusts the host name of every request, in
next-auth 4 as well; so do \`0\` and \`no\`. Left out, next-auth 5 and @auth/core trust it in production only where \`AUTH_URL\`, \`VERCEL\` or \`CF_PAGES\` is
set.

The other way round: next-auth 5 still takes the address from \`NEXTAUTH_URL\`, but does not trust it. On an own server with nothing else set, every
request ends with the error UntrustedHost. That is reported where a container is built, or in \`.env.production\`, where no host says that it is known
and no other variable is named anywhere.

@auth/sveltekit never looks at the variable in production. A written \`trustHost\` wins over it and is silent here.`,
  how: 'Remove `AUTH_TRUST_HOST=false`; beside `NEXTAUTH_URL`, set `AUTH_URL` to the same address.',
  fix: 'suggestion',
  exampleFile: '.env',
  exampleBeside: {
    'auth.ts': `import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
export const { handlers, auth } = NextAuth({ providers: [GitHub] });`,
  },
  exampleDependencies: { 'next-auth': '5.0.0-beta.32' },
  bad: `AUTH_SECRET=
AUTH_TRUST_HOST=false`,
  good: `AUTH_SECRET=
AUTH_URL=https://shop.example.com`,

  on: 'env-variable',
  check(fact, project) {
    if (fact.name === 'AUTH_TRUST_HOST') return trusting(fact, project);
    return fact.name === 'NEXTAUTH_URL' ? untrusted(fact, project) : undefined;
  },
});

function trusting({ setting }: EnvVariableFact, project: Project): Problem | undefined {
  if (!/^(false|0|no|off|disabled?|never)$/i.test(textOf(setting)?.trim() ?? '') || !decides(project, 'trustHost')) return undefined;
  if (configurationsOf(project).every(({ library }) => library === '@auth/sveltekit')) return undefined;
  return {
    at: setting.span,
    message: 'Any host name is believed: every text in AUTH_TRUST_HOST means yes, this one too.',
    fixes: remove(setting, 'Remove AUTH_TRUST_HOST', 'suggestion'),
  };
}

/** The address of version 4 on an own server with version 5. */
function untrusted({ setting, deployed }: EnvVariableFact, project: Project): Problem | undefined {
  const facts = configurationsOf(project);
  if (!deployed || publicScheme(setting) !== 'https' || !decides(project, 'trustHost') || !facts.every(isNextAuthFive)) return undefined;
  const others = ['AUTH_URL', 'AUTH_TRUST_HOST'];
  const isOwn = ({ surroundings }: AuthjsFact): boolean =>
    surroundings?.host === 'own' || (surroundings?.host === undefined && /\/\.env\.production(\.\w+)?$/.test(setting.span.file));
  if (!facts.every(isOwn) || facts.some((one) => isNamed(others, one, project))) return undefined;
  const line = setting.slot?.removal;
  const text = `AUTH_URL=${textOf(setting)?.trim()}\n`;
  const title = 'Set AUTH_URL to the same address';
  return {
    at: setting.span,
    message: 'Nobody can sign in on an own server: next-auth 5 trusts AUTH_URL, not this name.',
    fixes: line ? replace({ ...line, end: line.start }, text, title, 'suggestion') : [],
  };
}
