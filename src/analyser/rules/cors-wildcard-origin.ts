import { set, suggest } from '../model/fix';
import { defineRule } from '../model/rule';
import { is, textsOf } from '../model/value';

export default defineRule({
  id: 'cors-wildcard-origin',
  title: 'Every website may read answers, without cookies',
  severity: 'info',
  off: true,
  cwe: 942,
  references: [
    'https://developer.mozilla.org/docs/Web/HTTP/Guides/CORS',
    'https://github.com/expressjs/cors#configuration-options',
    'ASVS 5.0, 3.4.2',
  ],
  why: `\`Access-Control-Allow-Origin: *\` lets the scripts of any page read the answers. Cookies are not sent along, so that nothing of a signed-in user is given away by it alone. It
matters for services inside of a network, which a visited page can then read through the visitor's browser, and for answers that depend on the address of the client.

cors, @fastify/cors, @koa/cors, hono and NestJS's \`enableCors()\` all allow \`*\` when no origin is set.

It is right for public data, fonts and open APIs: that is why this rule is off unless you turn it on.`,
  how: 'List the origins that need to read the answers.',
  fix: 'suggestion',
  bad: `import cors from 'cors';
import express from 'express';
const app = express();
app.use(cors());`,
  good: `import cors from 'cors';
import express from 'express';
const app = express();
app.use(cors({ origin: ['https://app.example.com'] }));`,

  on: 'cors',
  check({ origin, reflects, credentials, library }, project) {
    const everybody = reflects || is(origin, true) || (textsOf(origin)?.includes('*') ?? false);
    if (!everybody || is(credentials, true, 'true') || project.isTest(origin.span.file)) return undefined;
    const one = "'https://app.example.com'";
    const fixes = suggest(set(origin, /koa|header/.test(library) ? one : `[${one}]`, 'Allow one origin only'));
    return { at: origin.span, message: 'Any website can read these answers, as long as they need no cookies.', fixes };
  },
});
