import { remove, set } from '../model/fix';
import { defineRule, type Problem } from '../model/rule';
import { inProduction, is, textOf, type Value } from '../model/value';

/** Providers that hand out addresses nobody has confirmed, and the library's own registration. */
const unconfirmed = new Set([
  'email-password',
  'credential',
  'microsoft',
  'facebook',
  'spotify',
  'twitter',
  'reddit',
  'roblox',
  'vk',
  'kick',
  'slack',
]);

export default defineRule({
  id: 'better-auth-account-linking',
  title: 'Accounts are joined with an address that nobody has confirmed',
  severity: 'warning',
  cwe: 287,
  references: [
    'https://www.better-auth.com/docs/concepts/users-accounts#account-linking',
    'https://www.better-auth.com/docs/reference/options',
    'ASVS 5.0, 10.5.2',
  ],
  why: `Linking is on by default in better-auth: a sign-in through a provider opens the account with the same email address, as long as the provider says that it has confirmed the address and the
account's own address is confirmed as well. That is fine.

\`trustedProviders\` drops the first condition for the providers named: where one does not confirm addresses, an attacker registers there with the address of the victim. Microsoft lets the
administrator of any tenant write any address. \`requireLocalEmailVerified: false\` drops the second: who registers with a stranger's address first keeps a way in.
\`allowDifferentEmails\` lets somebody who is signed in link a provider account with any other address.

Google, GitHub, Apple and other providers that confirm addresses may stay in the list, where they change nothing.`,
  how: 'Leave linking to confirmed addresses: remove the exception.',
  fix: 'edit',
  bad: `import { betterAuth } from 'better-auth';
import { database } from './database';
export const auth = betterAuth({ database, account: { accountLinking: { enabled: true, allowDifferentEmails: true } } });`,
  good: `import { betterAuth } from 'better-auth';
import { database } from './database';
export const auth = betterAuth({ database, account: { accountLinking: { enabled: true, trustedProviders: ['google', 'github'] } } });`,

  on: 'better-auth',
  check({ linking }) {
    const { enabled, allowDifferentEmails: different, requireLocalEmailVerified: required, trustedProviders: trusted } = linking;
    if (is(enabled, false)) return undefined;
    return [
      ...(is(different, true)
        ? [
            {
              at: different.span,
              message: 'Accounts with other email addresses can be linked.',
              fixes: off(set(different, 'false'), remove(different)),
            },
          ]
        : []),
      ...(is(required, false)
        ? [
            {
              at: required.span,
              message: 'Who registers with your address first shares your account: it is joined unconfirmed.',
              fixes: off(set(required, 'true'), remove(required)),
            },
          ]
        : []),
      ...itemsOf(trusted.value).flatMap((item): Problem[] => {
        const name = textOf(item) ?? '';
        if (!unconfirmed.has(name)) return [];
        return [{ at: item.at ?? trusted.span, message: `Accounts can be taken over: ${name} does not confirm email addresses.` }];
      }),
    ];
  },
});

const off = <T>(first: readonly T[], second: readonly T[]): readonly T[] => (second.length > 0 ? second : first);

function itemsOf(value: Value): readonly Value[] {
  const own = inProduction(value);
  return own.kind === 'list' ? own.items : [];
}
