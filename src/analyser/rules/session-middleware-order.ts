import type { MountFact } from '../model/fact';
import { defineRule, type Problem, type ProblemFix, type Project } from '../model/rule';

export default defineRule({
  id: 'session-middleware-order',
  title: 'Middleware that needs the session runs before it, or there are two',
  severity: 'warning',
  cwe: 696,
  references: ['https://www.passportjs.org/concepts/authentication/sessions/', 'https://expressjs.com/en/guide/using-middleware.html'],
  why: `Express runs middleware in the order in which it is mounted. \`passport.session()\` reads the user from \`req.session\`: mounted before the
session middleware it finds none, and everybody is a stranger, or the request fails. The same goes for routes that use
\`req.session\` and stand before it.

With the sessions of two libraries on the same paths, the second is skipped or overwrites the first, depending on the library. Options
that were meant to apply then do not.

Only what stands in one file and one function is compared. Middleware for part of the paths, or under a condition, is left out.`,
  how: 'Mount the session first, then `passport.session()`, then the routes.',
  fix: 'suggestion',
  bad: `import express from 'express';
import passport from 'passport';
import session from 'express-session';
import { store } from './store';
const app = express();
app.use(passport.session());
app.use(session({ store, secret: process.env.SESSION_SECRET!, resave: false, saveUninitialized: false, proxy: true, cookie: { secure: 'auto' } }));`,
  good: `import express from 'express';
import passport from 'passport';
import session from 'express-session';
import { store } from './store';
const app = express();
app.use(session({ store, secret: process.env.SESSION_SECRET!, resave: false, saveUninitialized: false, proxy: true, cookie: { secure: 'auto' } }));
app.use(passport.session());`,

  on: 'mount',
  check(mount, project) {
    if (mount.partly || project.isTest(mount.span.file)) return undefined;
    const beside = project.inFile('mount', mount.span.file).filter((one) => !one.partly && isBeside(one, mount));
    if (mount.what === 'passport-session') return beforeSession(mount, beside);
    return mount.what === 'session' ? [...second(mount, beside), ...routesBefore(mount, beside, project)] : undefined;
  },
});

function isBeside(one: MountFact, other: MountFact): boolean {
  return one.app === other.app && one.scopes.join() === other.scopes.join();
}

function beforeSession(mount: MountFact, beside: readonly MountFact[]): Problem | undefined {
  const sessions = beside
    .filter(({ what, name }) => what === 'session' || /session/i.test(name))
    .filter((one) => one !== mount && one.what !== 'passport-session');
  const first = sessions.find(({ what }) => what === 'session');
  if (!first || sessions.some((one) => one.span.start < mount.span.start)) return undefined;
  return {
    at: mount.span,
    message: 'Nobody stays signed in: passport.session() runs before there is a session.',
    fixes: movedAfter(mount, first, beside),
    related: [{ at: first.span, message: 'The session starts here.' }],
  };
}

function movedAfter(mount: MountFact, target: MountFact, beside: readonly MountFact[]): ProblemFix[] {
  const alone = beside.filter((one) => one.statement.span.start === mount.statement.span.start).length === 1;
  if (!alone || target.statement.span.start === mount.statement.span.start) return [];
  const { span, text } = mount.statement;
  const { span: after, indent } = target.statement;
  return [
    {
      title: 'Move it behind the session',
      kind: 'suggestion',
      edits: [
        { span, text: '' },
        { span: { ...after, start: after.end }, text: `\n${indent}${text}` },
      ],
    },
  ];
}

/** Two libraries that both own `req.session`. Two of one library are mostly variants of which only one is meant. */
function second(mount: MountFact, beside: readonly MountFact[]): Problem[] {
  const first = beside.find((one) => one.what === 'session' && one.span.start < mount.span.start);
  if (!first || first.name === mount.name || first.library === mount.library) return [];
  return [
    {
      at: mount.span,
      message: 'These session options do not apply, or undo the first: there are two sessions.',
      related: [{ at: first.span, message: 'The first session starts here.' }],
    },
  ];
}

function usesSession(file: string, project: Project): boolean {
  return project.inFile('session-write', file).length > 0 || project.inFile('session-read', file).length > 0;
}

/** Routes in front of the first session that work with one. */
function routesBefore(mount: MountFact, beside: readonly MountFact[], project: Project): Problem[] {
  if (beside.some(({ what, span }) => what === 'session' && span.start < mount.span.start)) return [];
  const { file } = mount.span;
  const uses = [...project.inFile('session-write', file), ...project.inFile('session-read', file)];
  const used = new Set(uses.flatMap(({ scopes }) => scopes));
  const mounts = project.inFile('mount', file).filter((one) => isBeside(one, mount) && one.span.start < mount.span.start);
  const routers = mounts.filter(({ router }) => router !== undefined && usesSession(router, project));
  const routes = project.inFile('route', file).filter(({ method, span, scopes, handlers }) => {
    if (method === 'use' || span.start > mount.span.start || scopes.join() !== mount.scopes.join()) return false;
    return handlers.some((scope) => used.has(scope));
  });
  return [...routers, ...routes].map(({ span }) => ({
    at: span,
    message: 'This fails or forgets: it stands before the session that it uses.',
    related: [{ at: mount.span, message: 'The session starts here.' }],
  }));
}
