import type { Mounted, RouteFact } from '../model/fact';
import { replace, together } from '../model/fix';
import { defineRule } from '../model/rule';
import type { Span } from '../model/value';

export default defineRule({
  id: 'csrf-method-override-order',
  title: 'Requests change their method after they were checked',
  severity: 'warning',
  cwe: 352,
  references: [
    'https://github.com/expressjs/method-override#readme',
    'https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html',
    'https://cwe.mitre.org/data/definitions/352.html',
  ],
  why: `method-override turns a request into another method, by a header, a query parameter or a form field. The protection against forged requests asks no token for GET. If it runs first, a request
that it let pass as one method is answered as another.

By default method-override only looks at POST requests, which are checked; with \`methods: ['GET']\` or a change of the defaults the gap is open. Its README says: it must come before
any module that needs to know the method, csurf being its own example.

The fix swaps the two statements, where both stand as \`app.use(...)\` in one file.`,
  how: 'Mount method-override before the protection against forged requests.',
  fix: 'edit',
  bad: `const express = require('express');
const methodOverride = require('method-override');
const lusca = require('lusca');
const app = express();
app.use(lusca.csrf());
app.use(methodOverride('_method'));
module.exports = app;`,
  good: `const express = require('express');
const methodOverride = require('method-override');
const lusca = require('lusca');
const app = express();
app.use(methodOverride('_method'));
app.use(lusca.csrf());
module.exports = app;`,
  exampleFile: 'app.js',

  on: 'method-override',
  check(override, project) {
    const { file, start } = override.span;
    const before = (span: Span): boolean => span.start < start;
    const guards = project
      .inFile('csrf-guard', file)
      .filter((guard) => isMounted(guard) && before(guard.span) && onSameApp(guard, override));
    const routes = project
      .inFile('route', file)
      .filter((route) => mountsGuard(route) && before(route.span) && route.app === appOf(override));
    if (!isMounted(override) || guards.length + routes.length === 0) return undefined;
    return {
      at: override.span,
      message: 'A forged request can slip through: its method is changed after it was checked.',
      fixes: guards.length === 1 ? swapped(guards[0], override) : [],
      related: [{ at: (guards[0] ?? routes[0]).span, message: 'The check stands here.' }],
    };
  },
});

const isMounted = ({ statement }: Mounted): boolean => /^[\w.]+\.use\(/.test(statement.text);

const onSameApp = (one: Mounted, other: Mounted): boolean => appOf(one) === appOf(other);

const appOf = ({ statement }: Mounted): string => statement.text.split('.use(', 1)[0];

const mountsGuard = ({ method, middleware }: RouteFact): boolean =>
  method === 'use' && middleware.some((name) => /csrf|csurf|lusca/i.test(name));

function swapped(guard: Mounted, override: Mounted): ReturnType<typeof replace> {
  const title = 'Mount method-override first';
  return together(
    title,
    replace(guard.statement.span, override.statement.text, title),
    replace(override.statement.span, guard.statement.text, title),
  );
}
