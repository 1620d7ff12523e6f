import { remove, set } from '../model/fix';
import { defineRule } from '../model/rule';
import { is, isAbsent } from '../model/value';

export default defineRule({
  id: 'authjs-skip-csrf-check',
  title: "Auth.js's protection against requests from other sites is off",
  severity: 'error',
  cwe: 352,
  references: [
    'https://authjs.dev/reference/core#skipcsrfcheck',
    'https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html',
    'ASVS 5.0, 3.5.1',
  ],
  why: `\`skipCSRFCheck\` is meant for those who connect Auth.js to a framework that checks the origin of requests itself. Elsewhere any site can make
the browser sign its visitor in, as somebody else, or out.

It is off by default. @auth/sveltekit and @auth/qwik set it themselves, because their frameworks check the origin: they are silent, and so is a
call that also passes \`raw\`, which comes from the server. Only the symbol that @auth/core exports has an effect; \`true\` has none, and is reported as
a warning.`,
  how: 'Remove `skipCSRFCheck`.',
  fix: 'edit',
  bad: `import { ExpressAuth } from '@auth/express';
import { skipCSRFCheck } from '@auth/core';
import GitHub from '@auth/express/providers/github';
export const authentication = ExpressAuth({ providers: [GitHub], skipCSRFCheck });`,
  good: `import { ExpressAuth } from '@auth/express';
import GitHub from '@auth/express/providers/github';
export const authentication = ExpressAuth({ providers: [GitHub] });`,

  on: 'authjs',
  check({ library, skipCsrfCheck, raw, span }, project) {
    if (!is(skipCsrfCheck, 'symbol', true) || !isAbsent(raw) || project.isTest(span.file)) return undefined;
    if (library === '@auth/sveltekit' || library === '@auth/qwik') return undefined;
    const works = is(skipCsrfCheck, 'symbol');
    const removal = remove(skipCsrfCheck, 'Check requests again');
    return {
      at: skipCsrfCheck.span,
      severity: works ? 'error' : 'warning',
      message: works
        ? 'Other sites can sign your users in and out: the CSRF check is skipped.'
        : 'This is meant to skip the CSRF check, and would let other sites sign users in and out.',
      fixes: removal.length > 0 ? removal : set(skipCsrfCheck, 'undefined', 'Check requests again'),
    };
  },
});
