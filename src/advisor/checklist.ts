import type { Answers } from './answers';
import { mustEndEarly } from './overlays';
import type { SourceId } from './sources';
import { strategies } from './strategies';
import type { Standing } from './strategy';
import type { Verdict } from './verdict';

/** A requirement of OWASP ASVS 5.0, and how the strategy stands towards it. */
export interface CheckItem {
  readonly requirement: string;
  readonly level: 1 | 2 | 3;
  readonly text: string;
  readonly standing: Standing;
  readonly source: SourceId;
}

type Item = Omit<CheckItem, 'standing'> & { readonly tokens?: true };

/** What to check before release; requirements on tokens only where there are some. */
export function checklistOf(answers: Answers, { strategy }: Verdict): CheckItem[] {
  if (strategy === 'conflict') return [];
  const withTokens = strategy !== 'database';
  return items
    .filter(({ tokens }) => withTokens || !tokens)
    .map(({ tokens, ...item }) => ({ ...item, standing: standingOf(item.requirement, answers, strategy) }));
}

// A version check or a denylist mends what a plain token fails, and needs a store; a list of devices it gives nobody.
function standingOf(requirement: string, answers: Answers, strategy: keyof typeof strategies): Standing {
  const own = strategies[strategy].standings[requirement] ?? 'to-check';
  const mendable = requirement.startsWith('7.4.') && answers.store !== 'none' && mustEndEarly(answers);
  return own === 'fails' && mendable ? 'to-build' : own;
}

const items: readonly Item[] = [
  { requirement: '7.1.1', level: 2, text: 'Idle and absolute lifetime are written down, with reasons', source: 'asvs-7' },
  { requirement: '7.2.1', level: 1, text: 'Sessions and tokens are checked by the server only', source: 'asvs-7' },
  { requirement: '7.2.4', level: 1, text: 'Signing in makes a new session and ends the one before it', source: 'asvs-7' },
  { requirement: '7.3.1', level: 2, text: 'Nobody stays signed in while idle', source: 'asvs-7' },
  { requirement: '7.3.2', level: 2, text: 'Every session ends at an absolute time', source: 'asvs-7' },
  { requirement: '7.4.1', level: 1, text: 'Signing out ends the session, also for a stolen copy', source: 'asvs-7' },
  { requirement: '7.4.2', level: 1, text: 'Disabling an account ends all of its sessions', source: 'asvs-7' },
  { requirement: '7.4.3', level: 2, text: 'After a new password the other sessions can be ended', source: 'asvs-7' },
  { requirement: '7.4.5', level: 2, text: 'Administrators can end the sessions of a user, or of all', source: 'asvs-7' },
  { requirement: '7.5.1', level: 2, text: 'Changing e-mail, password or second factor asks to sign in again', source: 'asvs-7' },
  { requirement: '7.5.2', level: 2, text: 'Users see their sessions and can end each of them', source: 'asvs-7' },
  { requirement: '9.1.1', level: 1, text: 'The signature is checked before anything in a token is used', source: 'asvs-9', tokens: true },
  { requirement: '9.1.2', level: 1, text: 'Only listed algorithms are accepted, and never "none"', source: 'asvs-9', tokens: true },
  { requirement: '9.1.3', level: 1, text: 'Keys come from configured places, not from the token', source: 'asvs-9', tokens: true },
  { requirement: '9.2.1', level: 1, text: 'Expiry and start of validity are checked', source: 'asvs-9', tokens: true },
  { requirement: '9.2.2', level: 2, text: 'The type of the token is checked: access, refresh, identity', source: 'asvs-9', tokens: true },
  { requirement: '9.2.3', level: 2, text: 'The audience is checked', source: 'asvs-9', tokens: true },
  { requirement: '3.3.1', level: 1, text: 'Cookies are Secure, with the prefix __Host- or __Secure-', source: 'asvs-3' },
  { requirement: '3.3.2', level: 2, text: 'Cookies have a fitting SameSite', source: 'asvs-3' },
  { requirement: '3.3.4', level: 2, text: 'Session cookies are HttpOnly', source: 'asvs-3' },
  { requirement: '3.5.1', level: 1, text: 'Requests that change something are checked against forgery', source: 'asvs-3' },
];
