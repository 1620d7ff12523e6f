import { remove, replace } from '../model/fix';
import { defineRule } from '../model/rule';
import { inProduction, is, isAbsent, textOf } from '../model/value';

export default defineRule({
  id: 'better-auth-cross-subdomain-cookies',
  title: 'Every subdomain receives the session cookie',
  severity: 'info',
  cwe: 1275,
  references: ['https://www.better-auth.com/docs/concepts/cookies#cross-subdomain-cookies', 'ASVS 5.0, 3.3.3'],
  why: `With \`crossSubDomainCookies\` and the domain of your whole site, the session cookie goes to every host below it: also to the forgotten test server, the shop or the blog that somebody else runs.
Who takes over one of them has the sessions of all, and can set a cookie for the others.

It is off by default: then only the host that sets the cookie gets it. Where several of your hosts share one sign-in it is needed; then name the narrowest domain that holds them,
such as \`app.example.com\` for \`admin.app.example.com\`. A domain that is narrower than the site is silent, and one that comes from the environment too.`,
  how: 'Remove it, or name the narrowest domain that holds the hosts that need the session.',
  fix: 'suggestion',
  bad: `import { betterAuth } from 'better-auth';
import { database } from './database';
export const auth = betterAuth({ database, advanced: { crossSubDomainCookies: { enabled: true, domain: '.example.com' } } });`,
  good: `import { betterAuth } from 'better-auth';
import { database } from './database';
export const auth = betterAuth({ database, advanced: { crossSubDomainCookies: { enabled: true, domain: 'app.example.com' } } });`,

  on: 'better-auth',
  check({ crossSubDomain: { enabled, domain }, baseUrl }) {
    const text = isAbsent(domain) ? hostOf(textOf(baseUrl) ?? '') : textOf(domain);
    if (!is(enabled, true) || text === undefined || !isWholeSite(text)) return undefined;
    const at = inProduction(domain.value).at;
    const narrow = at ? replace(at, `'app.${text.replace(/^\./, '')}'`, 'Name a narrower domain', 'suggestion') : [];
    return {
      at: isAbsent(domain) ? enabled.span : domain.span,
      message: 'Every subdomain receives the session cookie, and may replace it.',
      fixes: [...remove(enabled, 'Send it to this host only', 'suggestion'), ...narrow],
    };
  },
});

/** Where no domain is given better-auth takes the host of `baseURL` (dist/cookies/index.mjs). */
const hostOf = (address: string): string | undefined => /^https?:\/\/([\w.-]+)/.exec(address)?.[1];

/** `example.com`, `.example.co.uk`: nothing in front of the registered name. */
function isWholeSite(domain: string): boolean {
  const labels = domain.replace(/^\./, '').split('.');
  const isSecondLevel = labels.length === 3 && labels[2].length === 2 && /^(co|com|org|net|ac|gov|edu)$/.test(labels[1]);
  return labels.length === 2 || isSecondLevel;
}
