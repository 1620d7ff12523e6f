import { remove, set } from '../model/fix';
import { defineRule } from '../model/rule';
import { is, textOf } from '../model/value';

export default defineRule({
  id: 'better-auth-rate-limit-off',
  title: 'Passwords can be tried without a limit',
  severity: 'warning',
  cwe: 307,
  references: ['https://www.better-auth.com/docs/concepts/rate-limit', 'ASVS 5.0, 6.3.1'],
  why: `better-auth limits how often somebody may try a password or a code: in production it is on by itself. \`rateLimit.enabled: false\` takes that away, and lists of stolen passwords can be
tried as fast as your server answers.

It counts in memory unless \`secondaryStorage\` is given or \`rateLimit.storage\` says otherwise. On platforms that start many short processes (Vercel, Cloudflare, AWS Lambda) every process
counts anew, so that the limit hardly holds: there it is an information.

Where something in front of the application limits the same routes, switch this rule off.`,
  how: "Leave it on; on serverless platforms count in the database: `rateLimit: { storage: 'database' }`.",
  fix: 'edit',
  bad: `import { betterAuth } from 'better-auth';
import { database } from './database';
export const auth = betterAuth({ database, rateLimit: { enabled: false } });`,
  good: `import { betterAuth } from 'better-auth';
import { database } from './database';
export const auth = betterAuth({ database, rateLimit: { enabled: true, storage: 'database' } });`,

  on: 'better-auth',
  check({ rateLimit: { enabled, storage }, serverless, stateful }) {
    if (is(enabled, false)) {
      const removal = remove(enabled, 'Leave the limit on');
      // There the limit alone is not enough: see below.
      const other = serverless && textOf(storage) === 'memory';
      return {
        at: enabled.span,
        message: 'Passwords can be tried as fast as the server answers: there is no limit.',
        fixes: other ? [] : removal.length > 0 ? removal : set(enabled, 'true'),
      };
    }
    if (!serverless || textOf(storage) !== 'memory') return undefined;
    return {
      at: storage.span,
      severity: 'info',
      message: 'The limit hardly holds: every process of this platform counts for itself.',
      fixes: stateful ? set(storage, "'database'", 'Count in the database', 'suggestion') : [],
    };
  },
});
