import { replace } from '../model/fix';
import { namesOf, namesOther, namesToken, wordsOf } from '../model/names';
import { defineRule } from '../model/rule';
import type { Value } from '../model/value';

export default defineRule({
  id: 'storage-token-in-window-or-url',
  title: 'A token leaves the program where others see it',
  severity: 'warning',
  cwe: 598,
  references: [
    'https://datatracker.ietf.org/doc/html/rfc9700#section-4.3.2',
    'https://developer.mozilla.org/en-US/docs/Web/API/Window/postMessage#security_concerns',
    'ASVS 5.0, 14.2.1',
  ],
  why: `An address is no place for a token: it stays in the browser's history, is written into the logs of servers and proxies, is sent to other sites
as the referrer, and people copy it into chats. What stands behind \`#\` stays in the history as well, and every script of the page reads it.

A member of \`window\` can be read by every script of the page, those of advertisements and extensions too. A message with the target \`'*'\` goes to whatever page
stands in that frame or window just now, also one that an attacker has put there.

Send a token in the \`Authorization\` header or, better, let the server keep it behind an \`HttpOnly\` cookie. For a WebSocket, use the cookie, or a ticket that is good for
one connection. Links for one use, such as those that reset a password, are not reported.`,
  how: 'Send it in a header or an `HttpOnly` cookie; give `postMessage` the origin that may read it.',
  fix: 'suggestion',
  bad: `export function answer(opener: Window, accessToken: string) {
  opener.postMessage({ accessToken }, '*');
}`,
  good: `export function answer(opener: Window, accessToken: string) {
  opener.postMessage({ accessToken }, location.origin);
}`,

  on: 'exposure',
  check({ way, name, content, span, target }, project) {
    if (!isToken(way, name, content) || project.isTest(span.file)) return undefined;
    if (way === 'window') return { at: span, message: 'Any script on the page can copy this token: it hangs on the window.' };
    if (way === 'url') return { at: span, message: 'Histories and server logs keep this token: it stands in the address.' };
    const fixes = target && replace(target, 'location.origin', 'Send it to this origin only', 'suggestion');
    return { at: target ?? span, message: 'Any page in that window can take this token: the message goes to any origin.', fixes };
  },
});

function isToken(way: 'window' | 'url' | 'message', name: Value, content: Value): boolean {
  if (isNoText(content)) return false;
  const names = [...namesOf(name), ...(content.kind === 'unknown' ? namesOf(content) : [])];
  if (names.some(namesOther)) return false;
  // Several are a design's, more often than not.
  if (way === 'window' && namesOf(name).every((one) => wordsOf(one).includes('tokens'))) return false;
  return (way === 'message' ? namesWithin(content) : namesOf(name)).some(namesToken);
}

/** A number, a mark, or a text too short for a token. */
const isNoText = (content: Value): boolean => content.kind === 'literal' && (typeof content.value !== 'string' || content.value.length < 8);

/** The names of an object's members at every depth, else that of the value. */
function namesWithin(content: Value): string[] {
  if (content.kind !== 'object') return namesOf(content);
  return [
    ...namesOf(content).filter((name) => !isNoText(content.members[name])),
    ...Object.values(content.members).flatMap((member) => (member.kind === 'object' ? namesWithin(member) : [])),
  ];
}
