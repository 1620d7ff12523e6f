import { configurationsOf, publicScheme } from '../model/authjs-environment';
import type { AuthjsFact } from '../model/fact';
import { replace } from '../model/fix';
import { defineRule, type Problem } from '../model/rule';
import { inProduction, type Setting } from '../model/value';

export default defineRule({
  id: 'authjs-insecure-url',
  title: 'Auth.js is told that the site has no HTTPS',
  severity: 'error',
  cwe: 319,
  references: [
    'https://next-auth.js.org/configuration/options#nextauth_url',
    'https://authjs.dev/getting-started/deployment#auth_url',
    'https://next-auth.js.org/configuration/options#usesecurecookies',
    'ASVS 5.0, 3.3.1',
  ],
  why: `Auth.js goes by the scheme of \`NEXTAUTH_URL\` or \`AUTH_URL\`. With \`http://\` its cookies are neither \`Secure\` nor named with \`__Secure-\`, and
providers send people back over plain HTTP: everyone on the way can read the session cookie.

Reported are addresses that other machines reach, in \`.env\` files that a server may read and in \`redirectProxyUrl\`. \`localhost\`, private networks,
\`.local\`, \`.test\` and names without a dot are silent, and so are \`.env.local\`, \`.env.development\` and \`.env.test\`.

Behind a proxy that ends TLS the address is still the one that people type: \`https://\`.`,
  how: 'Write the address with `https://`.',
  fix: 'suggestion',
  exampleFile: '.env.production',
  exampleBeside: {
    'auth.ts': `import NextAuth from 'next-auth';
export default NextAuth({ providers: [], secret: process.env.NEXTAUTH_SECRET });`,
  },
  exampleDependencies: { 'next-auth': '4.24.15' },
  bad: 'NEXTAUTH_URL=http://shop.example.com',
  good: 'NEXTAUTH_URL=https://shop.example.com',

  on: ['authjs', 'env-variable'],
  check(fact, project) {
    if (fact.kind === 'authjs') return insecure(fact.redirectProxyUrl);
    const { name, deployed, setting } = fact;
    if (!deployed || !/^(NEXTAUTH_URL|AUTH_URL|AUTH_REDIRECT_PROXY_URL)$/.test(name)) return undefined;
    const facts = configurationsOf(project);
    return facts.some((one) => reads(one, name)) ? insecure(setting) : undefined;
  },
});

const reads = ({ library, major }: AuthjsFact, name: string): boolean =>
  name === 'NEXTAUTH_URL' ? library === 'next-auth' : library !== 'next-auth' || major === 5;

function insecure(setting: Setting): Problem | undefined {
  if (publicScheme(setting) !== 'http') return undefined;
  const { at } = inProduction(setting.value);
  const start = at && (at.end - at.start === lengthOf(setting) ? at.start : at.start + 1);
  const scheme = start === undefined ? undefined : { file: at!.file, start, end: start + 'http'.length };
  return {
    at: setting.span,
    message: 'The session cookie travels over plain HTTP: this address has no https.',
    fixes: scheme ? replace(scheme, 'https', 'Write https://', 'suggestion') : [],
  };
}

/** In code quotes stand around the text. */
function lengthOf({ value }: Setting): number {
  const own = inProduction(value);
  return own.kind === 'literal' ? String(own.value).length : 0;
}
