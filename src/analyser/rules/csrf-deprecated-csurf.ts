import { replace } from '../model/fix';
import { defineRule } from '../model/rule';

export default defineRule({
  id: 'csrf-deprecated-csurf',
  title: 'The package that stops forged requests is given up',
  severity: 'info',
  cwe: 1104,
  references: [
    'https://github.com/expressjs/csurf#readme',
    'https://www.npmjs.com/package/csurf',
    'https://github.com/Psifi-Solutions/csrf-sync',
    'https://github.com/Psifi-Solutions/csrf-csrf',
  ],
  why: `csurf was archived and marked as deprecated in September 2022. Nobody mends what is found in it, and there are known weaknesses in the way it keeps its secret in a cookie.

With a session on the server, csrf-sync takes its place and offers the same \`req.csrfToken()\`; without one, csrf-csrf, which signs its cookie and ties it to the session identifier.

The suggestion rewrites \`require('csurf')\` to csrf-sync, which has to be installed. By default it reads the token from the \`x-csrf-token\` header only: for forms give it
\`getTokenFromRequest: (req) => req.body._csrf\`. An \`import\` of csurf is for you to rewrite.`,
  how: 'Replace it by csrf-sync (sessions) or csrf-csrf (cookies).',
  fix: 'suggestion',
  bad: `const csurf = require('csurf');
module.exports = csurf();`,
  good: `const { csrfSync } = require('csrf-sync');
module.exports = csrfSync().csrfSynchronisedProtection;`,
  exampleFile: 'csrf.js',

  on: 'abandoned-package',
  check({ name, span, required }) {
    if (name !== 'csurf') return undefined;
    const instead = "(() => require('csrf-sync').csrfSync().csrfSynchronisedProtection)";
    return {
      at: span,
      message: 'Nobody mends csurf any more: it was given up in 2022.',
      fixes: required ? replace(required, instead, 'Use csrf-sync, which keeps the token in the session', 'suggestion') : [],
    };
  },
});
