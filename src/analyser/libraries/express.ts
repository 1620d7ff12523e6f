// res.cookie: https://expressjs.com/en/api.html#res.cookie (no attribute is set by default but path)
// trust proxy: https://expressjs.com/en/guide/behind-proxies.html
import type { CookieFact, Fact, ProxyTrustFact, ServerAppFact } from '../model/fact';
import { literal } from '../model/value';
import { clears, cookieAttributes, offByDefault } from '../source/cookie-attributes';
import { type Call, defineLibrary } from '../source/define-library';

export default defineLibrary({
  id: 'express',
  modules: [], // half of a server imports express: only what it sets matters
  family: ['express'],
  triggers: [['\\.cookie\\('], ['trust proxy']],
  detect: (source): Fact[] => [
    ...source.methods('cookie').flatMap(cookie),
    ...source.calls('express', '()').flatMap(application),
    ...[...source.methods('set'), ...source.methods('enable'), ...source.methods('disable')].flatMap(trust),
  ],
});

/** `res`, `response`, `reply`, alone or inside of something (`ctx.res`, `this.res`), or a parameter of such a type. */
const isResponse = (name: string): boolean => /^(res|resp|response|reply|_res|rsp)$|(Res|Response|Reply)$/.test(name);

function cookie(call: Call): CookieFact[] {
  if (call.root === 'global' || call.count < 2) return [];
  const named =
    call.receiver.some(isResponse) || /^(\w*Response|FastifyReply)$/.test(call.root === 'module' ? call.steps[0] : (call.type ?? ''));
  if (!named) return [];
  const content = call.setting(1, 'value').value;
  const attributes = cookieAttributes(call.options(2), { ...offByDefault, path: '/' });
  return [
    {
      kind: 'cookie',
      library: 'res.cookie()',
      span: call.span,
      scopes: call.scopes,
      name: call.setting(0, 'name'),
      content,
      holdsSession: false,
      writer: 'server',
      deletes: clears(content, attributes),
      maxAgeUnit: 'milliseconds',
      ...attributes,
    },
  ];
}

function application(call: Call): ServerAppFact[] {
  if (!call.variable || call.scopes.length > 1) return [];
  const { span, indent } = call.statement;
  return [
    {
      kind: 'server-app',
      library: 'express',
      span: call.span,
      scopes: call.scopes,
      app: call.variable,
      after: { ...span, start: span.end },
      indent,
      trustStatement: `${call.variable}.set('trust proxy', 1);`,
    },
  ];
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
