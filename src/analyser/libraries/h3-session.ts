// https://h3.dev/utils/security and https://github.com/atinux/nuxt-auth-utils, read in h3 2.0.8: sealed, 32 characters needed;
// without maxAge the sealed session never ends. maxAge counts seconds.
import type { Fact } from '../model/fact';
import { sessionFacts } from '../model/new-session';
import { cookieAttributes } from '../source/cookie-attributes';
import { type Call, defineLibrary, type Options, type Source } from '../source/define-library';
import { below } from './remix-session';

const names = ['useSession', 'getSession', 'updateSession', 'sealSession'];
const servers =
  /^(h3|h3-nightly|nitropack(\/runtime)?|nitro(\/runtime)?|#imports|vinxi\/http|@tanstack\/(react-|solid-)?start(-server|\/server)?)$/;

export default defineLibrary({
  id: 'h3-session',
  modules: [], // h3 alone is no session
  family: ['h3', 'vinxi/http', '@tanstack/'],
  triggers: [
    ['\\b(use|get|update|seal)Session\\b', '\\bpassword\\b', 'h3|event|vinxi|tanstack'],
    ['\\bdefineNuxtConfig\\(', '\\bsession\\s*:'],
  ],
  detect: (source) => [
    ...names.flatMap((name) => source.methods(name)).flatMap((call) => session(source, call)),
    ...source.methods('defineNuxtConfig').flatMap((call) => nuxt(source, call)),
  ],
});

/** With the event first, or without it (TanStack, vinxi); Nuxt imports it by itself. */
function session(source: Source, call: Call): Fact[] {
  const automatic = call.root === 'global' && call.steps.length === 1 && call.count >= 2;
  if (!automatic && !(call.root === 'module' && servers.test(call.module) && call.count >= 1)) return [];
  const option = call.options(call.count === 1 ? 0 : 1);
  return option('password').value.kind === 'absent' ? [] : facts(source, option, call, 'h3');
}

/** nuxt-auth-utils reads `runtimeConfig.session`. */
function nuxt(source: Source, call: Call): Fact[] {
  const config = call.options(0);
  if (config('runtimeConfig.session').value.kind !== 'object') return [];
  const option = below(config, 'runtimeConfig.session.');
  return facts(source, option, call, 'nuxt-auth-utils');
}

function facts(source: Source, option: Options, { span, scopes }: Call, library: string): Fact[] {
  const cookie = cookieAttributes(option, { httpOnly: true, secure: true, sameSite: 'lax', path: '/' }, 'cookie.');
  return sessionFacts({
    library,
    span,
    scopes,
    version: source.version(library),
    name: option('name', library === 'h3' ? 'h3' : 'nuxt-session'),
    storeDefault: 'cookie',
    secret: option('password'),
    rotates: false,
    envName: library === 'h3' ? 'SESSION_PASSWORD' : 'NUXT_SESSION_PASSWORD',
    lifetime: option('maxAge'),
    lifetimeUnit: 'seconds',
    cookie,
    ...(cookie.maxAge.value.kind === 'absent' ? { sent: { maxAge: option('maxAge') } } : {}),
  });
}
