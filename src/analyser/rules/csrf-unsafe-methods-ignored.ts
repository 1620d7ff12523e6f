import { set } from '../model/fix';
import { defineRule } from '../model/rule';
import { inProduction, textOf } from '../model/value';

export default defineRule({
  id: 'csrf-unsafe-methods-ignored',
  title: 'The protection against forged requests skips those that change something',
  severity: 'error',
  cwe: 352,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html',
    'https://github.com/expressjs/csurf#ignoremethods',
    'https://github.com/Psifi-Solutions/csrf-csrf#readme',
    'ASVS 5.0, 3.5.3',
  ],
  why: `The list names the methods for which no token is asked. It replaces the default, which is GET, HEAD and OPTIONS in csurf, csrf-csrf, csrf-sync and koa-csrf (there it is called
\`excludedMethods\`). With POST, PUT, PATCH or DELETE in it, a form on any other website can send just those requests in the name of your users.

To leave out single routes, such as webhooks of a payment provider, mount the protection behind them, or use \`skipCsrfProtection\` with a path.`,
  how: 'Leave only GET, HEAD and OPTIONS in the list.',
  fix: 'edit',
  bad: `const csrf = require('csrf-csrf');
const { doubleCsrfProtection } = csrf.doubleCsrf({
  getSecret: () => process.env.CSRF_SECRET,
  getSessionIdentifier: (req) => req.session.id,
  ignoredMethods: ['GET', 'HEAD', 'OPTIONS', 'POST'],
});
module.exports = doubleCsrfProtection;`,
  good: `const csrf = require('csrf-csrf');
const { doubleCsrfProtection } = csrf.doubleCsrf({
  getSecret: () => process.env.CSRF_SECRET,
  getSessionIdentifier: (req) => req.session.id,
  ignoredMethods: ['GET', 'HEAD', 'OPTIONS'],
});
module.exports = doubleCsrfProtection;`,
  exampleFile: 'csrf.js',

  on: 'csrf-guard',
  check({ ignoredMethods }) {
    const value = inProduction(ignoredMethods.value);
    const names = value.kind === 'list' ? value.items.flatMap((item) => textOf(item)?.toUpperCase() ?? []) : [];
    const unsafe = names.filter((name) => /^(POST|PUT|PATCH|DELETE)$/.test(name));
    if (unsafe.length === 0) return undefined;
    return {
      at: ignoredMethods.span,
      message: `Any website can send ${unsafe.join(', ')} as your users: no token is asked.`,
      fixes: set(ignoredMethods, "['GET', 'HEAD', 'OPTIONS']", 'Leave only methods that change nothing'),
    };
  },
});
