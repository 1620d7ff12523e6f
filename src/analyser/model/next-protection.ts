import type { NextEntryFact, NextMiddlewareFact } from './fact';
import { wordsOf } from './names';
import { covers } from './next-matcher';
import type { Project } from './rule';
import { isAbsent, textOf } from './value';
import { parseVersion } from './version';

/** What anybody may do on purpose, by the words of its name or address: signing in, writing to the owner, voting, being told by a server. */
const open =
  /^(login|logon|logout|signin|signout|signup|sign|register|registration|auth|contact|newsletter|subscribe|subscriber|subscribers|subscription|unsubscribe|feedback|waitlist|waiting|locale|language|theme|track|tracking|view|views|visit|analytics|search|lead|leads|inquiry|enquiry|rsvp|vote|votes|like|likes|reaction|guestbook|survey|quiz|webhook|webhooks|hook|hooks|cron|health|healthz|ping|status|public|verify|verification|confirm|activate|reset|forgot|invite|invitation|accept|otp|callback|seed|demo|sitemap|rss|feed|og|cart|checkout|booking|bookings|reservation|appointment|donate|donation|apply|application|submit|submission|report|shorten|click|clicks|visitor|visitors|counter|test|revalidate|trpc|graphql|uploadthing|dev)$/;

/** Whether everybody may use it, as far as its name and address say; for what it changes, only creating counts. */
export function isPublic({ name, path, writes, span }: NextEntryFact): boolean {
  const folder = /\/([^/]+)\/[^/]+$/.exec(span.file)?.[1] ?? '';
  const file = /([^/]+)\.\w+$/.exec(span.file)?.[1] ?? '';
  const named = [name, path ?? '', folder, /^(actions?|index|route|page)$/.test(file) ? '' : file].flatMap(wordsOf);
  return (
    named.some((word) => open.test(word)) ||
    (writes.length > 0 && writes.every((one) => one.what.startsWith('create') && wordsOf(one.target).some((word) => open.test(word))))
  );
}

/** Whether the middleware certainly runs (true) or certainly does not run (false) for a path. */
export function runsFor({ matcher, entries }: NextMiddlewareFact, path: string): boolean | undefined {
  if (isAbsent(matcher)) return true;
  const answers = entries.map((one) => {
    const text = textOf(one);
    return text === undefined ? undefined : covers(text, path);
  });
  if (answers.includes(true)) return true;
  return answers.length > 0 && answers.every((one) => one === false) ? false : undefined;
}

/** Whether the middleware turns away who is not signed in, and looks the session or token up for it. */
export const guards = ({ checks, turnsAway }: NextMiddlewareFact): boolean => turnsAway && checks.some(({ way }) => way !== 'cookie');

/** Whether anything but the middleware certainly asks who is signed in. */
export function checksElsewhere(project: Project, { span }: NextMiddlewareFact): boolean {
  const own = new Set(project.all('next-middleware').map((one) => one.span.file));
  own.add(span.file);
  const asked = project
    .all('session-check')
    .some((one) => one.way === 'session' && !own.has(one.span.file) && !project.isTest(one.span.file));
  return asked || project.all('next-entry').some(({ checks }) => checks);
}

/** Whether people can sign in to the application at all, or nothing says that they cannot. */
export function hasSignIn(project: Project, version: string | undefined): boolean {
  const kinds = ['authjs', 'session', 'jwt-sign', 'jwt-verify', 'passport', 'session-check'] as const;
  return (
    version === undefined ||
    kinds.some((kind) => project.all(kind).length > 0) ||
    project.all('next-middleware').some(({ checks }) => checks.length > 0) ||
    project.all('next-entry').some(({ checks }) => checks)
  );
}

/** CVE-2025-29927: a header in the request makes Next.js skip the middleware. */
export function skipsMiddleware(version: string | undefined): boolean {
  const parsed = parseVersion(version);
  if (!parsed) return false;
  const [major, minor, patch] = parsed;
  const before = (one: number, two: number): boolean => minor < one || (minor === one && patch < two);
  if (major === 11) return !before(1, 4);
  const fixed = ({ 12: [3, 5], 13: [5, 9], 14: [2, 25], 15: [2, 3] } as Record<number, [number, number] | undefined>)[major];
  return fixed !== undefined && before(...fixed);
}
