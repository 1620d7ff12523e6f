import { set, suggest } from '../model/fix';
import { defineRule } from '../model/rule';
import { inProduction, is, textOf, textsOf } from '../model/value';

export default defineRule({
  id: 'cors-reflected-origin',
  title: 'Every website may read answers in the name of your users',
  severity: 'error',
  cwe: 942,
  references: [
    'https://portswigger.net/web-security/cors',
    'https://developer.mozilla.org/docs/Web/HTTP/Guides/CORS#requests_with_credentials',
    'https://github.com/expressjs/cors#configuration-options',
    'ASVS 5.0, 3.4.2',
  ],
  why: `With \`credentials: true\` the browser sends cookies along and lets the calling page read the answer. If any origin is allowed, then any page that one of your users
visits reads what is theirs, and gets past protection against forged requests by reading its token first.

Browsers refuse \`*\` together with credentials, which is why people make the server repeat whatever origin asks: \`origin: true\`, a function that always says yes, or the
request's \`Origin\` header copied into the answer. @koa/cors does it by itself as soon as \`credentials\` is on and no origin is set. \`null\` is the origin of sandboxed frames and local
files: everybody can have it.

Silent: without credentials, where the origin is compared or looked up before, and where it comes from the environment. The fix is a suggestion: put in your own origins.`,
  how: 'List the origins that may read answers with cookies.',
  fix: 'suggestion',
  bad: `import cors from 'cors';
import express from 'express';
const app = express();
app.use(cors({ origin: true, credentials: true }));`,
  good: `import cors from 'cors';
import express from 'express';
const app = express();
app.use(cors({ origin: ['https://app.example.com'], credentials: true }));`,

  on: 'cors',
  check({ origin, reflects, credentials, library }, project) {
    const isNull = textsOf(origin)?.includes('null') ?? (inProduction(origin.value).kind === 'literal' && textOf(origin) === 'null');
    if (!is(credentials, true, 'true') || !(reflects || isNull) || project.isTest(origin.span.file)) return undefined;
    const one = "'https://app.example.com'";
    const text = /koa|header/.test(library) ? one : `[${one}]`;
    return {
      at: origin.origin === 'default' ? credentials.span : origin.span,
      message: isNull
        ? 'Any page in a sandboxed frame can read what your users see: it has the origin null.'
        : 'Any website can read what your users see: every origin is allowed, with their cookies.',
      fixes: suggest(set(origin, text, 'Allow one origin only')),
    };
  },
});
