import type { RouteFact } from '../model/fact';
import { defineRule, type Project } from '../model/rule';
import { textOf } from '../model/value';

export default defineRule({
  id: 'csrf-state-change-on-get',
  title: 'A mere link signs people out or deletes something',
  severity: 'info',
  cwe: 352,
  references: [
    'https://www.rfc-editor.org/rfc/rfc9110#section-9.2.1',
    'https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html',
    'ASVS 5.0, 3.5.3',
  ],
  why: `GET requests are meant to change nothing. Browsers, crawlers and link previews send them unasked, every website can make one with an image, and \`SameSite=Lax\` cookies go along when a
link is followed. So somebody is signed out, or loses what the route deletes, by opening a message.

Reported are GET routes that end the session, delete from a database, put a user or role of the address into the session, or are called logout or delete and go to a function of that name. Silent: links that are opened from an e-mail (verify, confirm, reset,
unsubscribe) and answers of other sites (callback), which prove themselves by a token.

Signing out by GET is common and does little harm: that is why this is an information. Use a form with POST.`,
  how: 'Answer POST or DELETE instead, and put a form or a fetch in place of the link.',
  fix: 'none',
  bad: `import express from 'express';
const app = express();
app.get('/logout', (req, res) => {
  req.session.destroy(() => res.redirect('/'));
});`,
  good: `import express from 'express';
const app = express();
app.post('/logout', (req, res) => {
  req.session.destroy(() => res.redirect('/'));
});`,

  on: 'route',
  check(route, project) {
    if (route.method !== 'get' || project.isTest(route.span.file)) return undefined;
    const path = textOf(route.path) ?? '';
    if (/verif|confirm|activat|reset|unsubscribe|callback|magic|token|cron|seed|test/i.test(path)) return undefined;
    const what = certainly(route, path) ?? forgets(route, path) ?? (isAsked(route, path, project) ? undefined : byName(route, path));
    return what && { at: route.span, message: messages[what] };
  },
});

type Change = Exclude<RouteFact['changes'][number]['what'], 'cookie'>;

const messages: { readonly [what in Change]: string } = {
  'sign-out': 'Any link or image signs people out: this GET route ends the session.',
  delete: 'Any link or image can delete something: this GET route does.',
  session: 'Any link or image can change who somebody is: this GET route writes the session.',
  entry: 'Any link or image can change this: the GET route writes it into the session.',
};

/** Much is written into sessions while reading: only a route that is called so is there to change something. */
const changes =
  /^(add|set|put|update|change|toggle|enable|disable|switch|clear|empty|remove|increase|decrease|increment|decrement|apply|select|buy|subscribe|unsubscribe)\b/i;

function certainly(route: RouteFact, path: string): Change | undefined {
  const isMeant = stepsOf(path).some((step) => changes.test(step));
  return route.changes.flatMap(({ what }) => (what === 'cookie' || (what === 'entry' && !isMeant) ? [] : [what]))[0];
}

/** Clearing a cookie signs people out only where the route is called so: others drop a cookie that has ended. */
function forgets(route: RouteFact, path: string): Change | undefined {
  return route.changes.some(({ what }) => what === 'cookie') && stepsOf(path).some((step) => names[0][0].test(step))
    ? 'sign-out'
    : undefined;
}

/** A page that asks first: the same address takes a POST, which does it. */
const isAsked = ({ span }: RouteFact, path: string, project: Project): boolean =>
  project.inFile('route', span.file).some((one) => /^(post|delete)$/.test(one.method) && textOf(one.path) === path);

const names: readonly (readonly [RegExp, Change])[] = [
  [/^(get)?_?(log|sign)_?-?(out|off)/i, 'sign-out'],
  [/^(delete|remove|destroy)/i, 'delete'],
];

/** A handler in another file, where path and function both say what happens. */
function byName({ middleware, handlers }: RouteFact, path: string): Change | undefined {
  if (handlers.length > 0) return undefined;
  return names.find(([pattern]) => stepsOf(path).some((step) => pattern.test(step)) && pattern.test(middleware.at(-1) ?? ''))?.[1];
}

const stepsOf = (path: string): string[] => path.split('/').filter((step) => step !== '' && !step.startsWith(':'));
