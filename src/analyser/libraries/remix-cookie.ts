// https://reactrouter.com/explanation/sessions-and-cookies, read in react-router 7: only path and sameSite=lax are set; maxAge counts seconds.
import type { Fact } from '../model/fact';
import { unknown } from '../model/value';
import { cookieAttributes, cookieFact, offByDefault } from '../source/cookie-attributes';
import { type Call, defineLibrary } from '../source/define-library';

const modules = /^(@remix-run\/(node|cloudflare|deno|server-runtime)|react-router|@react-router\/\w+)$/;

export default defineLibrary({
  id: 'remix-cookie',
  modules: [],
  family: ['@remix-run/', 'react-router', '@react-router/'],
  triggers: [['createCookie\\(']],
  detect: (source): Fact[] => source.calls(modules, 'createCookie.()').flatMap(cookie),
});

function cookie(call: Call): Fact[] {
  const { span, scopes } = call;
  const option = call.options(1);
  const attributes = cookieAttributes(option, { ...offByDefault, sameSite: 'lax', path: '/' });
  const secrets = option('secrets');
  const secret: Fact = {
    kind: 'secret',
    library: 'createCookie()',
    span,
    scopes,
    purpose: 'cookie',
    setting: secrets,
    envName: 'COOKIE_SECRET',
  };
  return [
    cookieFact({ library: 'createCookie()' }, { span, scopes, name: call.setting(0, 'name'), content: unknown, attributes }),
    ...(secrets.value.kind === 'absent' ? [] : [secret]),
  ];
}
