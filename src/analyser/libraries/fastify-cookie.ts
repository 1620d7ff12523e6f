// https://github.com/fastify/fastify-cookie#sending: nothing is set unless written; maxAge counts seconds; the secret signs.
import type { Fact, SecretFact } from '../model/fact';
import { answers, type CookieApi, cookieCleared, cookieSet, offByDefault } from '../source/cookie-attributes';
import { type Call, defineLibrary, type Source } from '../source/define-library';

const api: CookieApi = { library: 'reply.setCookie()', defaults: offByDefault };

export default defineLibrary({
  id: 'fastify-cookie',
  modules: ['@fastify/cookie', 'fastify-cookie'],
  family: ['@fastify/cookie', 'fastify'],
  triggers: [['\\.setCookie\\('], ['FastifyReply', '[cC]ookie\\(']],
  detect: (source): Fact[] => [
    ...source
      .methods('setCookie')
      .filter((call) => call.count >= 2 && answers(call))
      .map((call) => cookieSet(call, api)),
    ...(usesFastify(source) ? aliases(source) : []),
    ...source.methods('register').flatMap(secret),
  ],
});

/** Whether `reply.cookie()` is that of Fastify, and not that of Express. */
export const usesFastify = (source: Source): boolean =>
  source.imports(/^(fastify|@fastify\/cookie|fastify-plugin|@nestjs\/platform-fastify)$/);

function aliases(source: Source): Fact[] {
  const own = (name: string, least: number): Call[] => source.methods(name).filter((call) => call.count >= least && answers(call));
  return [
    ...own('cookie', 2).map((call) => cookieSet(call, api)),
    ...own('clearCookie', 1).map((call) => cookieCleared(call, { ...api, library: 'clearCookie()' })),
  ];
}

/** `app.register(fastifyCookie, { secret })`. */
function secret(call: Call): SecretFact[] {
  if (!/^(@fastify\/cookie|fastify-cookie)$/.test(call.argument(0)?.reference().module ?? '')) return [];
  const setting = call.options(1)('secret');
  if (setting.value.kind === 'absent') return [];
  const { span, scopes } = call;
  return [{ kind: 'secret', library: '@fastify/cookie', span, scopes, purpose: 'cookie', setting, envName: 'COOKIE_SECRET' }];
}
