import { set } from '../model/fix';
import { defineRule, type Problem } from '../model/rule';
import { inProduction, is, type Setting } from '../model/value';

export default defineRule({
  id: 'better-auth-csrf-or-origin-check-disabled',
  title: 'better-auth no longer asks where a request comes from',
  severity: 'error',
  cwe: 352,
  references: [
    'https://www.better-auth.com/docs/reference/security',
    'https://www.better-auth.com/docs/reference/options',
    'ASVS 5.0, 3.5.1',
  ],
  why: `better-auth compares the \`Origin\` of every request that changes something with your own address and \`trustedOrigins\`, and does the same with the addresses that it sends people to
after signing in. \`disableCSRFCheck\` takes the first check away: any website can then act in the name of whoever is signed in. \`disableOriginCheck\` takes the second one away, so that a link
to your site ends at another, with the token of a reset mail in its address; up to version 1.7 it takes the first one away as well.

Both are \`false\` by default. Where another site of yours has to call, name it in \`trustedOrigins\` instead. A list of paths leaves the check on for all others and gets a warning only.`,
  how: 'Leave the checks on, and name your other sites in `trustedOrigins`.',
  fix: 'edit',
  bad: `import { betterAuth } from 'better-auth';
import { database } from './database';
export const auth = betterAuth({ database, advanced: { disableCSRFCheck: true } });`,
  good: `import { betterAuth } from 'better-auth';
import { database } from './database';
export const auth = betterAuth({ database, trustedOrigins: ['https://admin.example.com'] });`,

  on: 'better-auth',
  check({ disableCsrfCheck, disableOriginCheck }) {
    const forged = 'Any website can act in the name of your users: this check is off.';
    const redirected = 'Links to your site can send people, and their tokens, to any other one.';
    return [...problem(disableCsrfCheck, forged), ...problem(disableOriginCheck, redirected)];
  },
});

function problem(setting: Setting, message: string): Problem[] {
  const value = inProduction(setting.value);
  const paths = value.kind === 'list' && value.items.length > 0;
  if (!is(setting, true) && !paths) return [];
  return [{ at: setting.span, message, severity: paths ? 'warning' : 'error', fixes: set(setting, 'false', 'Switch the check on') }];
}
