import type { ProblemFix } from '../model/rule';
import { defineRule } from '../model/rule';
import { inProduction, type Setting } from '../model/value';

export default defineRule({
  id: 'secret-single-key-no-rotation',
  title: 'Replacing the secret would sign everybody out',
  severity: 'info',
  off: true,
  cwe: 320,
  references: ['https://github.com/expressjs/session#secret', 'https://github.com/vvo/iron-session#readme', 'ASVS 5.0, 13.3.4'],
  why: `A secret should be replaced now and then, and at once when it leaks. Where the library takes a list, the first secret signs and the others
are still accepted: put the new one in front, and take the old one out when the last session that it signed has ended.

With a single text the change is hard: every session ends at that moment. So it is put off, often for ever. The fix writes a list
with one entry, which changes nothing by itself.

iron-session takes numbered passwords instead, where the highest number encrypts; cookie-session has \`keys\` beside \`secret\`. Libraries that take only one secret are not reported.`,
  how: 'Give a list: `secret: [process.env.NEW_SECRET, process.env.OLD_SECRET]`.',
  fix: 'edit',
  bad: `import session from 'express-session';
import { store } from './store';
export const sessions = session({
  name: 'sid',
  store,
  secret: process.env.SESSION_SECRET!,
  resave: false,
  saveUninitialized: false,
  cookie: { secure: 'auto', sameSite: 'lax' },
});`,
  good: `import session from 'express-session';
import { store } from './store';
export const sessions = session({
  name: 'sid',
  store,
  secret: [process.env.SESSION_SECRET!, process.env.OLD_SESSION_SECRET!],
  resave: false,
  saveUninitialized: false,
  cookie: { secure: 'auto', sameSite: 'lax' },
});`,

  on: ['session', 'secret'],
  check(fact, project) {
    const { library, span } = fact;
    const secret = fact.kind === 'session' ? fact.secret : fact.setting;
    const { kind } = inProduction(secret.value);
    if ((kind !== 'env' && kind !== 'literal') || project.isTest(span.file)) return undefined;
    if (fact.kind === 'session' ? !fact.rotates || !sessions.test(library) : !cookies.test(library)) return undefined;
    return {
      at: secret.span,
      message: 'Replacing this secret signs everybody out: there is room for only one.',
      fixes: listed(library, secret),
    };
  },
});

const sessions = /^(express-session|cookie-session|@fastify\/session|iron-session)$/;
/** What signs cookies by itself. */
const cookies = /^(cookie-parser|@fastify\/cookie)$/;

/** cookie-session has another option for more than one. */
function listed(library: string, secret: Setting): ProblemFix[] {
  if (library === 'cookie-session') return [];
  return library === 'iron-session' ? wrapped(secret, '{ 1: ', ' }') : wrapped(secret, '[', ']');
}

function wrapped({ slot }: Setting, before: string, after: string): ProblemFix[] {
  if (slot?.before !== '') return [];
  const edits = [
    { span: { ...slot.span, end: slot.span.start }, text: before },
    { span: { ...slot.span, start: slot.span.end }, text: after },
  ];
  return [{ title: 'Make room for a second secret', kind: 'edit', edits }];
}
