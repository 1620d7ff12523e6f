// Pages and handlers that frameworks find by their file's name and that answer GET: Next.js `route.ts` and `pages/api`, SvelteKit `+server.ts` and `load`,
// loaders of Remix and React Router. https://remix.run/docs/en/main/utils/sessions: signing out belongs into an action.
import type { RouteFact } from '../model/fact';
import { is, literal, unknown } from '../model/value';
import { type Call, defineLibrary, type Exported, type Reach } from '../source/define-library';

const name = '(log|sign)[-_]?(out|off)';
const pattern = new RegExp(
  `(?:^|/)(?:app|pages|src|routes)/(?:.*[/._])?${name}(?:/(?:route|\\+server|\\+page\\.server|index))?\\.[jt]sx?$`,
  'i',
);

export default defineLibrary({
  id: 'sign-out-pages',
  modules: [],
  files: [
    [
      `(^|/)(app|pages|src|routes)/(.*[/._])?[lLsS](og|ign)[-_]?([oO]ut|[oO]ff)(/(route|\\+server|\\+page\\.server|index))?\\.[jt]sx?$`,
      '\\bGET\\b|\\bload(er)?\\b|\\bhandler\\b|export default',
    ],
  ],
  detect: (source) => {
    if (!pattern.test(source.path) || source.runsIn() === 'browser') return [];
    const isApi = /(^|\/)pages\/api\//.test(source.path);
    const answers = source.exports().filter((one) => (isApi ? one.name === 'default' : /^(GET|loader|load)$/.test(one.name)));
    return answers.flatMap((one) => route(one, isApi));
  },
});

/** A handler of `pages/api` answers every method that it does not ask for. */
function route(one: Exported, isApi: boolean): RouteFact[] {
  const reach = one.expression?.reach();
  const end = reach && signsOut(reach);
  if (!end || (isApi && reach.names.has('method'))) return [];
  return [
    {
      kind: 'route',
      library: 'a page',
      span: one.span,
      scopes: [],
      method: 'get',
      path: literal('/logout'),
      handlers: [],
      middleware: [],
      knowsUser: false,
      readsCookie: false,
      first: undefined,
      changes: [{ what: 'sign-out', span: end.span }],
    },
  ];
}

const ends = /^((destroy|invalidate|delete|remove|clear|end|revoke)_?(user|auth)?_?(session|cookie)s?|(log|sign)_?out)$/i;

function signsOut({ calls }: Reach): Call | undefined {
  return calls.find((call) => {
    const { steps, receiver } = call;
    const last = steps.at(-1) ?? '';
    const empties = /^(serialize|setCookie|set|cookie|serializeCookie)$/.test(last) && is(call.argument(1)?.value ?? unknown, '', null);
    return (
      ends.test(last) || empties || (/^(delete|destroy|unset)$/.test(last) && receiver.some((step) => /cookie|session|jar/i.test(step)))
    );
  });
}
