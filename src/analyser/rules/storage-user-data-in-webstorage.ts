import { namesOf, wordsOf } from '../model/names';
import { defineRule } from '../model/rule';
import { keptInClear } from '../model/sensitive';
import { storedToken } from '../model/stored-token';
import type { Value } from '../model/value';

export default defineRule({
  id: 'storage-user-data-in-webstorage',
  title: 'The whole user lies in the browser, where every script can read it',
  severity: 'info',
  off: true,
  cwe: 922,
  references: ['https://cheatsheetseries.owasp.org/cheatsheets/HTML5_Security_Cheat_Sheet.html#local-storage', 'ASVS 5.0, 14.3.3'],
  why: `A user object tends to grow: today a name, tomorrow an address, a role, a hash that the server forgot to leave out. In \`localStorage\` it stays on the disk
after the browser is closed, for the next person at a shared computer, and every script of the page can read it. And whoever edits it there can show himself buttons
of an administrator, which is harmless only as long as the server checks every request.

It is off by default: what a page needs to greet someone may well be kept.

There is no mechanical fix. Keep the user in memory and ask the server after a reload, or keep only what the page shows before the answer arrives.`,
  how: 'Keep the user in memory, and ask the server after a reload.',
  fix: 'none',
  bad: `export function signedIn(user: { name: string; email: string }) {
  localStorage.setItem('user', JSON.stringify(user));
}`,
  good: `export function signedIn(user: { name: string; email: string }) {
  localStorage.setItem('greeting', user.name);
}`,

  on: 'storage',
  check(entry) {
    // A token or a password in it is worse: other rules say that.
    if (entry.sends || !/Storage$/.test(entry.area) || storedToken(entry) || keptInClear(entry.key, entry.content)) return undefined;
    if (!namesOf(entry.key).some(namesUser) || !isWhole(entry.content)) return undefined;
    return { at: entry.span, message: `Any script on the page can read this user's data: it lies in ${entry.area}.` };
  },
});

const users = new Set([
  'user',
  'profile',
  'account',
  'customer',
  'currentuser',
  'userinfo',
  'userdata',
  'authuser',
  'loggedinuser',
  'member',
  'person',
]);

/** The entry is about a user as a whole, not about one mark of his: `user`, `current_user`, `app.profile`, not `userTheme`. */
const namesUser = (name: string): boolean => users.has(wordsOf(name).slice(-1).join('')) || users.has(wordsOf(name).join(''));

const isWhole = (content: Value): boolean => content.kind === 'object' || content.kind === 'unknown';
