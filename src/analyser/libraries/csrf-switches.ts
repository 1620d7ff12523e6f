// SvelteKit: https://svelte.dev/docs/kit/configuration#csrf, Astro: https://docs.astro.build/reference/configuration-reference/#securitycheckorigin,
// Next.js: https://nextjs.org/docs/app/api-reference/config/next-config-js/serverActions,
// Apollo Server: https://www.apollographql.com/docs/apollo-server/security/cors, Sails: https://sailsjs.com/documentation/concepts/security/csrf, AdonisJS shield.
import type { CsrfSwitchFact } from '../model/fact';
import { defineLibrary, type Source, type WrittenProperty } from '../source/define-library';

interface Switch {
  readonly library: string;
  readonly name: string;
  readonly off: CsrfSwitchFact['off'];
  readonly on?: string;
  /** What it stands in, or the file it stands in. */
  readonly within?: RegExp;
  readonly file?: RegExp;
}

const switches: readonly Switch[] = [
  { library: 'SvelteKit', name: 'checkOrigin', off: false, on: 'true', within: /^csrf$/ },
  { library: 'SvelteKit', name: 'trustedOrigins', off: '*', within: /^csrf$/ },
  { library: 'Astro', name: 'checkOrigin', off: false, on: 'true', within: /^security$/ },
  { library: 'Next.js', name: 'allowedOrigins', off: '*', within: /^serverActions$/ },
  { library: 'Apollo Server', name: 'csrfPrevention', off: false, on: 'true', within: /^ApolloServer$/ },
  { library: 'Sails', name: 'csrf', off: false, on: 'true', file: /\/config\/(security|csrf|env\/production)\.[jt]s$/ },
  { library: 'AdonisJS', name: 'enabled', off: false, on: 'true', within: /^csrf$/, file: /\/config\/shield\.[jt]s$/ },
];

export default defineLibrary({
  id: 'csrf-switches',
  modules: [],
  triggers: [['checkOrigin|serverActions|csrf(Prevention)?[\'"]?\\s*:\\s*(false|\\{)']],
  detect: (source) => switches.flatMap((one) => source.written(one.name).flatMap((property) => fact(source, one, property))),
});

function fact({ path }: Source, { library, off, on, within, file }: Switch, property: WrittenProperty): CsrfSwitchFact[] {
  if (within && !property.within.some((name) => within.test(name))) return [];
  if (file && !file.test(path)) return [];
  const { setting, scopes } = property;
  return [{ kind: 'csrf-switch', library, span: setting.span, scopes, setting, off, on }];
}
