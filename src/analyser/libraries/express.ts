// res.cookie: https://expressjs.com/en/api.html#res.cookie (no attribute is set by default but path; maxAge counts milliseconds)
// trust proxy: https://expressjs.com/en/guide/behind-proxies.html
import type { CookieFact, Fact, ProxyTrustFact, ServerAppFact } from '../model/fact';
import { literal, type Setting, unknown } from '../model/value';
import { answers, type CookieApi, clears, contentOf, cookieCleared, cookieSet, offByDefault, wrappedBy } from '../source/cookie-attributes';
import { type Call, defineLibrary, type Source } from '../source/define-library';
import { usesFastify } from './fastify-cookie';

const api: CookieApi = { library: 'res.cookie()', maxAgeUnit: 'milliseconds', defaults: { ...offByDefault, path: '/' } };
/** https://docs.adonisjs.com/guides/basics/cookies: the same call, with defaults that stand in a file of configuration. */
const adonis = /^(@adonisjs\/|@ioc:Adonis\/)/;

export default defineLibrary({
  id: 'express',
  modules: [], // half of a server imports express: only what it sets matters
  family: ['express'],
  triggers: [['\\.(cookie|clearCookie)\\('], ['trust proxy'], ['cookies?\\w{0,20}(\\.\\w{1,20})?\\(\\s*(res|response)\\s*,\\s*[\'"`\\w.]']],
  detect: (source): Fact[] => [
    ...(usesFastify(source) || source.imports(adonis)
      ? []
      : [
          ...source.methods('cookie').flatMap((call) => cookie(source, call)),
          ...source.methods('clearCookie').flatMap(cleared),
          ...source.everyCall().filter(hands).flatMap(through),
        ]),
    ...source.calls('express', '()').flatMap((call) => application(call, (app) => `${app}.set('trust proxy', 1);`)),
    ...source
      .calls('@nestjs/core', 'NestFactory.create.()')
      .filter(isExpress)
      .flatMap((call) => application(call, (app) => `${app}.getHttpAdapter().getInstance().set('trust proxy', 1);`)),
    ...[...source.methods('set'), ...source.methods('enable'), ...source.methods('disable')].flatMap(trust),
  ],
});

/** The cookie, and where a function around the call only hands on its name, those that this file sets through it. */
function cookie(source: Source, call: Call): CookieFact[] {
  if (call.count < 2 || !answers(call) || call.onlyInDevelopment()) return [];
  const own = cookieSet(call, api);
  const through = wrappedBy(source, call).map((outer): CookieFact => {
    const content = contentOf(outer.argument(1)) ?? unknown;
    return { ...own, name: outer.setting(0, 'name'), content, deletes: clears(content, own) };
  });
  return [own, ...through];
}

/** `setCookie(res, name, value)`, `cookies.set(res, name, value)`: a function of the project's own, which may stand in another file. */
function hands(call: Call): boolean {
  return call.root === 'local' && call.count >= 3 && /cookie/i.test(`${call.receiver.at(-1) ?? ''} ${call.steps.at(-1)}`);
}

/** The cookie as the function sets it, where only its caller gives the name. What it sets for all cookies is for a person to change. */
function through(call: Call): CookieFact[] {
  const { span, scopes, whole } = call;
  const isOwn = ({ slot }: Setting): boolean =>
    slot !== undefined && slot.span.file === whole.file && slot.span.start > whole.start && slot.span.end < whole.end;
  const mendable = (fact: CookieFact): CookieFact => {
    const settings = attributes.map((name) => [name, isOwn(fact[name]) ? fact[name] : { ...fact[name], slot: undefined }]);
    return { ...fact, ...Object.fromEntries(settings) };
  };
  return call
    .within('cookie', (inner): CookieFact[] => {
      const isGiven = inner.around()?.parameters.some(({ name }) => name !== undefined && name === inner.argument(0)?.steps.join('.'));
      return isGiven && inner.count >= 2 && answers(inner) ? [mendable({ ...cookieSet(inner, api), span, scopes })] : [];
    })
    .flat();
}

const attributes = ['httpOnly', 'secure', 'sameSite', 'domain', 'path', 'maxAge', 'expires'] as const;

const cleared = (call: Call): CookieFact[] =>
  call.count >= 1 && answers(call) ? [cookieCleared(call, { ...api, library: 'clearCookie()' })] : [];

/** https://docs.nestjs.com/techniques/performance: Express, unless another adapter is given. */
const isExpress = (call: Call): boolean => !(call.argument(1)?.reference().module ?? '').startsWith('@nestjs/platform-');

function application(call: Call, trusting: (app: string) => string): ServerAppFact[] {
  const made = madeApplication(call);
  if (!made || call.scopes.length > 1) return [];
  const { span, scopes } = call;
  return [{ kind: 'server-app', library: 'express', span, scopes, ...made, trustStatement: trusting(made.app) }];
}

/** The name of an application that a variable or a field takes, and where a statement can be put behind it. */
export function madeApplication(call: Call): Pick<ServerAppFact, 'app' | 'after' | 'indent'> | undefined {
  const { variable, statement } = call;
  const { span, indent, text } = statement;
  if (variable) return { app: variable, after: { ...span, start: span.end }, indent };
  const [first] = /^(export\s|default\s|abstract\s|@|\s)*class\b/.test(text) ? call.destinations() : [];
  return first?.how === 'assigned' ? { app: `this.${first.name}`, indent } : undefined;
}

function trust(call: Call): ProxyTrustFact[] {
  const first = call.argument(0)?.value;
  if (first?.kind !== 'literal' || first.value !== 'trust proxy') return [];
  const verb = call.steps.at(-1);
  const given = call.setting(1, 'trust proxy');
  const value = verb === 'enable' ? literal(true) : verb === 'disable' ? literal(false) : given.value;
  return [
    {
      kind: 'proxy-trust',
      library: 'express',
      span: call.span,
      scopes: call.scopes,
      trust: { ...given, value },
      app: call.receiver.join('.'),
    },
  ];
}
