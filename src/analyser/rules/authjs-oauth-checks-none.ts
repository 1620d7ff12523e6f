import type { AuthjsProvider } from '../model/fact';
import { set } from '../model/fix';
import { defineRule } from '../model/rule';
import { inProduction, is, isAbsent, textsOf } from '../model/value';

export default defineRule({
  id: 'authjs-oauth-checks-none',
  title: 'Anyone can finish a sign-in that somebody else began',
  severity: 'error',
  cwe: 352,
  references: [
    'https://authjs.dev/reference/core/providers#checks',
    'https://next-auth.js.org/configuration/providers/oauth',
    'https://datatracker.ietf.org/doc/html/rfc9700#section-2.1',
    'https://github.com/advisories/GHSA-7r7x-4c4q-c4qf',
    'ASVS 5.0, 10.1.2',
  ],
  why: `\`checks\` bind the answer of a provider to the browser that asked. With \`none\`, or an empty list, an attacker can sign a victim in to the
attacker's account, or slip in a code that was stolen elsewhere, by one link.

Auth.js checks \`state\` in version 4 and PKCE in version 5, and some providers more. One of \`state\`, \`pkce\` or \`nonce\` is enough not to be reported.

A provider that is told \`token_endpoint_auth_method: 'none'\` proves nothing about the application: there only PKCE keeps a stolen code worthless.`,
  how: "Remove `checks`, or write `checks: ['pkce', 'state']`.",
  fix: 'edit',
  bad: `import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
export const { handlers, auth } = NextAuth({ providers: [GitHub({ checks: ['none'] })] });`,
  good: `import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
export const { handlers, auth } = NextAuth({ providers: [GitHub({ checks: ['pkce', 'state'] })] });`,
  exampleDependencies: { 'next-auth': '5.0.0-beta.32' },

  on: 'authjs',
  check({ providers, span }, project) {
    if (project.isTest(span.file)) return undefined;
    return providers
      .filter((one) => one.type === 'oauth' && (checksNothing(one) || isPublicWithoutPkce(one)))
      .map((one) => ({
        at: one.checks.span,
        message: checksNothing(one)
          ? 'Anyone can finish a sign-in that somebody else began: nothing is checked.'
          : 'A stolen code signs a stranger in: neither a client secret nor PKCE protects it.',
        fixes: set(one.checks, "['pkce', 'state']", 'Check state and PKCE'),
      }));
  },
});

function checksNothing({ checks }: AuthjsProvider): boolean {
  const value = inProduction(checks.value);
  if (value.kind === 'list' && value.items.length === 0) return !value.open;
  return textsOf(checks)?.every((one) => one === 'none') === true;
}

function isPublicWithoutPkce({ checks, clientAuthentication }: AuthjsProvider): boolean {
  if (isAbsent(checks) || !is(clientAuthentication, 'none')) return false;
  const written = textsOf(checks);
  return written !== undefined && !written.includes('pkce');
}
