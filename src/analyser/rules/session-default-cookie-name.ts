import { set } from '../model/fix';
import { defineRule } from '../model/rule';
import { is } from '../model/value';

export default defineRule({
  id: 'session-default-cookie-name',
  title: "The session cookie's name tells which software the server runs",
  severity: 'info',
  off: true,
  cwe: 200,
  references: ['https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html#session-id-name-fingerprinting'],
  why: `\`connect.sid\` is the name that express-session gives its cookie, \`session\` that of cookie-session. Scanners look for such names to choose
their attacks. Several applications on one host also overwrite each other's cookies if all use the same name.

It is a small thing, and off by default. Changing the name signs everybody out once.`,
  how: "Choose a name of your own, such as `name: 'sid'`, or `__Host-sid` with a secure cookie.",
  fix: 'edit',
  bad: `import session from 'express-session';
import { store } from './store';
export const sessions = session({
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
  secret: process.env.SESSION_SECRET!,
  resave: false,
  saveUninitialized: false,
  cookie: { secure: 'auto', sameSite: 'lax' },
});`,

  on: 'session',
  check({ library, name, span }, project) {
    const isUsual = name.origin === 'default' || (library === 'express-session' && is(name, 'connect.sid'));
    if (!isUsual || !/^(express|cookie)-session$/.test(library) || project.isTest(span.file)) return undefined;
    return {
      at: name.span,
      message: "Scanners see which software runs here by the session cookie's usual name.",
      fixes: set(name, "'sid'", 'Name the cookie sid'),
    };
  },
});
