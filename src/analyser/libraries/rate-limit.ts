// Packages that count requests: express-rate-limit, rate-limiter-flexible, @fastify/rate-limit, koa-ratelimit, @nestjs/throttler, @upstash/ratelimit and the like.
import type { RateLimitFact } from '../model/fact';
import { type Call, defineLibrary } from '../source/define-library';

const middleware =
  /^(express-rate-limit|express-slow-down|express-brute|express-limiter|rate-limiter-flexible|koa-ratelimit|koa2-ratelimit|hono-rate-limiter|@upstash\/ratelimit|limiter|@arcjet\/[\w-]+)$/;

export default defineLibrary({
  id: 'rate-limit',
  modules: [], // a limiter alone is nothing to look at
  triggers: [
    [
      '[\'"](express-(rate-limit|slow-down|brute|limiter)|rate-limiter-flexible|@fastify/rate-limit|koa2?-ratelimit|@nestjs/throttler|hono-rate-limiter|@upstash/ratelimit)[\'"]',
    ],
    // One that another file makes.
    ['\\.use\\([^;\\n]{0,80}(limiter|rate_?limit|throttl|slow_?down)'],
  ],
  detect: (source) => [
    ...source.calls(middleware).map((call) => fact(call, isAsked(call) ? 'asked' : 'made')),
    ...source
      .methods('register')
      .filter((call) => /rate-limit$/.test(call.argument(0)?.reference().module ?? ''))
      .map((call) => fact(call, 'everywhere')),
    ...source.calls(/^@nestjs\/throttler$/).map((call) => fact(call, 'everywhere')),
  ],
});

const isAsked = ({ path }: Call): boolean => /\.(consume|limit|penalty|prevent|protect|removeTokens|tryRemoveTokens)\.\(\)$/.test(path);

function fact({ span, scopes, module }: Call, use: RateLimitFact['use']): RateLimitFact {
  return { kind: 'rate-limit', library: module || 'rate limit', span, scopes, use };
}
