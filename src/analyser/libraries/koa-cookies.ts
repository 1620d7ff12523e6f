// https://github.com/koajs/koa/blob/master/docs/api/context.md#ctxcookiessetname-value-options and https://github.com/pillarjs/cookies:
// httpOnly is on, secure follows the connection, maxAge counts milliseconds.
import { cookieWords } from '../model/names';
import { unknown } from '../model/value';
import { type CookieApi, cookieCleared, cookieSet } from '../source/cookie-attributes';
import { type Call, defineLibrary } from '../source/define-library';

const api: CookieApi = {
  library: 'ctx.cookies.set()',
  maxAgeUnit: 'milliseconds',
  defaults: { httpOnly: true, secure: unknown, path: '/' },
};

export default defineLibrary({
  id: 'koa-cookies',
  modules: [],
  family: ['koa', '@koa/'],
  triggers: [
    ['ctx\\.cookies\\.set\\(', cookieWords],
    ['["\'`](koa|@koa/router|koa-router|egg|midway)["\'`]', 'cookies\\.set\\(', cookieWords],
  ],
  detect: (source) => {
    const elsewhere = source.imports(/^(astro|astro:\w+|@sveltejs\/kit|next\/\w+)$/);
    const koa = source.imports(/^(koa|@koa\/router|koa-router|koa-.*|egg|@midwayjs\/.*)$/);
    return source
      .methods('set')
      .filter((call) => !elsewhere && isContext(call, koa))
      .map((call) => (call.count === 1 ? cookieCleared(call, api) : cookieSet(call, api)));
  },
});

/** `ctx.cookies.set(name)` without a value clears it. */
function isContext({ root, receiver, count }: Call, koa: boolean): boolean {
  if (root === 'global' || receiver.at(-1) !== 'cookies' || count < 1) return false;
  const owner = receiver.at(-2);
  return owner === 'ctx' || (koa && (owner === undefined || owner === 'context' || owner === 'this' || owner === 'c'));
}
