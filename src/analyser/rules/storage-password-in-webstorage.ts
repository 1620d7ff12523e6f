import { defineRule } from '../model/rule';
import { keptInClear } from '../model/sensitive';

export default defineRule({
  id: 'storage-password-in-webstorage',
  title: 'A password lies in the browser, where every script can read it',
  severity: 'error',
  cwe: 312,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/HTML5_Security_Cheat_Sheet.html#local-storage',
    'https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html',
    'ASVS 5.0, 14.3.3',
  ],
  why: `What is kept in \`localStorage\` or \`sessionStorage\` lies on the disk in clear, and every script of the page can read it. One injected script (XSS), one
compromised package, or one person at a shared computer then has the password, and often the person's other accounts with it. The same holds
for card numbers. AsyncStorage on a phone is a plain file as well.

To remember the password is the browser's job: with \`autocomplete="current-password"\` on the field, it offers that by itself and keeps it encrypted. To keep people
signed in, let the server send a session cookie with \`HttpOnly\`.

What a hash or cipher returns is not reported, nor marks such as \`showPassword\`.`,
  how: 'Do not keep it: let the browser remember passwords, and the server keep the session.',
  fix: 'none',
  bad: `export function remember(email: string, password: string) {
  localStorage.setItem('login', JSON.stringify({ email, password }));
}`,
  good: `export function remember(email: string) {
  localStorage.setItem('lastEmail', email);
}`,

  on: 'storage',
  check(entry, project) {
    const kept = entry.sends ? undefined : keptInClear(entry.key, entry.content);
    if (!kept || kept === 'secret' || (entry.content.kind === 'literal' && project.isTest(entry.span.file))) return undefined;
    const where = entry.area === 'device' ? `${entry.library} is a plain file` : `any script on the page can read ${entry.library}`;
    return { at: entry.span, message: `The ${kept} is kept in clear: ${where}.` };
  },
});
