// https://www.passportjs.org/packages/: a strategy is a package; https://docs.nestjs.com/recipes/passport makes a class of it.
import type { Fact, SetupFact } from '../model/fact';
import { type Call, defineLibrary, type Expression, type Source } from '../source/define-library';

type Provider = SetupFact['providers'][number];

/** Forks keep the name: `@outlinewiki/koa-passport`. */
const passport = /(^|\/)(koa-)?passport$/;
const strategy = /^(?:@[\w-]+\/)?passport-([\w-]+)$|^@node-saml\/passport-(saml)$/;

/** Those that are met most: a file may take `passport` itself as a parameter. */
const packages =
  'local jwt http http-bearer custom anonymous google-oauth20 google-oauth2 google-oauth google facebook github github2 gitlab2 twitter discord linkedin-oauth2 microsoft azure-ad saml openidconnect oauth2 auth0 apple steam spotify ldapauth magic-login webauthn headerapikey';

export default defineLibrary({
  id: 'passport-strategies',
  modules: ['@nestjs/passport', '@fastify/passport', ...packages.split(' ').map((name) => `passport-${name}`)],
  detect: (source): Fact[] => {
    const providers = [
      ...source.methods('use').filter(isPassport).flatMap(used),
      ...source.calls('@nestjs/passport', 'PassportStrategy.()').flatMap(ofNest),
    ];
    return providers.length > 0 ? [setup(source, providers)] : [];
  },
});

function isPassport({ root, module, receiver }: Call): boolean {
  return root === 'module' ? passport.test(module) : root === 'local' && receiver.at(-1) === 'passport';
}

/** `passport.use(new Strategy(...))`, with a name before it or without. */
function used(call: Call): Provider[] {
  const isNamed = call.count >= 2;
  const made = call.argument(isNamed ? 1 : 0);
  if (!made) return [];
  const name = isNamed ? call.setting(0, 'name').value : undefined;
  return [providerOf(made, call, name?.kind === 'literal' ? String(name.value) : undefined)];
}

/** `class GoogleStrategy extends PassportStrategy(Strategy, 'google')` */
function ofNest(call: Call): Provider[] {
  const made = call.argument(0);
  const name = call.setting(1, 'name').value;
  return made ? [providerOf(made, call, name.kind === 'literal' ? String(name.value) : undefined)] : [];
}

function providerOf(made: Expression, { span }: Call, name: string | undefined): Provider {
  const id = idIn(made) ?? idIn(made.call()?.argument(0));
  const type = id === undefined ? 'other' : typeOf(id);
  return { id: id === undefined || generic.test(id) ? (name ?? id ?? 'custom') : id, type, span };
}

/** What is handed on as it is has it in its first argument: `passport.use(withProxy(strategy))`. */
const idIn = (made: Expression | undefined): string | undefined => made && (idOf(made.reference()) ?? idOf(made.call()));

/** Strategies for any provider: the name that they are given says which. */
const generic = /^(oauth\d?|openidconnect|custom|saml)$/;

/** `passport-google-oauth20` is google; `User.createStrategy()` is passport-local-mongoose. */
function idOf(made: Pick<Call, 'module' | 'steps'> | undefined): string | undefined {
  if (!made) return undefined;
  const { module, steps } = made;
  const match = strategy.exec(module);
  if (!match) return steps.includes('createStrategy') ? 'local' : undefined;
  return (match[1] ?? match[2])
    .replace(/^([\w-]+)-(oauth\d*|openid\w*|strategy)$/, '$1')
    .replace(/^(github|facebook|google|slack|discord|twitter)\d$/, '$1');
}

function typeOf(id: string): Provider['type'] {
  if (/^(local|http|ldapauth|custom|digest)/.test(id) && id !== 'http-bearer') return id === 'custom' ? 'other' : 'credentials';
  if (/^(jwt|http-bearer|bearer|headerapikey|firebase-jwt|token|unique-token|apikey)/.test(id)) return 'token';
  if (/magic|email/.test(id)) return 'email';
  if (/webauthn|fido|passkey/.test(id)) return 'webauthn';
  return /^(anonymous|remember-me|cookie|totp|dummy|mock|strategy)$/.test(id) ? 'other' : 'oauth';
}

function setup(source: Source, providers: readonly Provider[]): SetupFact {
  const { span } = providers[0];
  return {
    kind: 'setup',
    library: 'passport',
    span,
    scopes: [],
    version: source.version('passport') ?? source.version('koa-passport'),
    scattered: true,
    strategy: null,
    strategyBecause: '',
    providers,
    adapter: null,
    unit: 'seconds',
    cookies: [],
  };
}
