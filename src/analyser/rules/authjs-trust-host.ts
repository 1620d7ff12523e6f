import { configurationsOf, decides, isNamed } from '../model/authjs-environment';
import type { AuthjsFact, EnvVariableFact } from '../model/fact';
import { remove } from '../model/fix';
import { defineRule, type Problem, type Project } from '../model/rule';
import { is, textOf } from '../model/value';

export default defineRule({
  id: 'authjs-trust-host',
  title: 'Auth.js believes whatever host name a request gives',
  severity: 'warning',
  cwe: 644,
  references: [
    'https://authjs.dev/getting-started/deployment#auth_trust_host',
    'https://authjs.dev/reference/core#trusthost',
    'https://authjs.dev/reference/core/errors#untrustedhost',
    'https://cwe.mitre.org/data/definitions/644.html',
  ],
  why: `With \`trustHost\`, Auth.js builds its links, such as the one in a sign-in email, and its redirects from the headers \`X-Forwarded-Host\` and
\`Host\` of the request. Whoever can send a request with another name there gets a link to their own server sent to your user, and with it the
sign-in.

In @auth/core and next-auth 5 it is off in production unless \`AUTH_URL\`, \`AUTH_TRUST_HOST\`, \`VERCEL\` or \`CF_PAGES\` is set; next-auth 4 has no such
option. With \`AUTH_URL\`, next-auth 5 takes the host from there and from nowhere else.

It is fine behind a proxy that only lets requests for your own names through and writes the header itself. Silent are projects with a
configuration of such a host or proxy (Vercel, Netlify, Cloudflare, Fly.io, Render, Heroku, nginx, Traefik, Caddy), next-auth 5 with \`AUTH_URL\`,
@auth/sveltekit, and \`Auth()\` of @auth/core, which only work with it.`,
  how: 'Set `AUTH_URL` where the server runs and remove `trustHost`, or let a proxy check the host name.',
  fix: 'suggestion',
  bad: `import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
export const { handlers, auth } = NextAuth({ trustHost: true, providers: [GitHub] });`,
  good: `import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
export const { handlers, auth } = NextAuth({ providers: [GitHub] });`,
  exampleDependencies: { 'next-auth': '5.0.0-beta.32' },

  on: ['authjs', 'env-variable'],
  check: (fact, project) => (fact.kind === 'authjs' ? inCode(fact, project) : inFile(fact, project)),
});

function inCode(fact: AuthjsFact, project: Project): Problem | undefined {
  if (fact.partial || !is(fact.trustHost, true) || project.isTest(fact.span.file) || isGuarded(fact, project)) return undefined;
  return {
    at: fact.trustHost.span,
    message: 'Sign-in links can be sent to another host: any Host header is believed.',
    fixes: remove(fact.trustHost, 'Remove trustHost (and set AUTH_URL where the server runs)', 'suggestion'),
  };
}

/** `AUTH_TRUST_HOST=true` in a file that a server reads. */
function inFile({ name, setting, deployed }: EnvVariableFact, project: Project): Problem | undefined {
  if (name !== 'AUTH_TRUST_HOST' || !deployed || !/^(true|1|yes|on)$/i.test(textOf(setting)?.trim() ?? '')) return undefined;
  if (!decides(project, 'trustHost') || configurationsOf(project).some((fact) => isGuarded(fact, project))) return undefined;
  return {
    at: setting.span,
    message: 'Sign-in links can be sent to another host: any Host header is believed.',
    fixes: remove(setting, 'Remove AUTH_TRUST_HOST (and set AUTH_URL where the server runs)', 'suggestion'),
  };
}

/** The host cannot be chosen by the request, or there is no other way. */
function isGuarded(fact: AuthjsFact, project: Project): boolean {
  const { library, major, readsEnvironment, surroundings } = fact;
  if (major === 4 || !readsEnvironment || library === '@auth/sveltekit' || surroundings?.host === 'platform') return true;
  return library === 'next-auth' && isNamed(['AUTH_URL', 'NEXTAUTH_URL'], fact, project);
}
