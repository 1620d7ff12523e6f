import { remove, set } from '../model/fix';
import { defineRule } from '../model/rule';
import { inProduction, is } from '../model/value';

export default defineRule({
  id: 'csrf-framework-check-disabled',
  title: "The framework's own protection against forged requests is switched off",
  severity: 'error',
  cwe: 352,
  references: [
    'https://svelte.dev/docs/kit/configuration#csrf',
    'https://nextjs.org/docs/app/api-reference/config/next-config-js/serverActions',
    'https://docs.astro.build/en/reference/configuration-reference/#securitycheckorigin',
    'https://www.apollographql.com/docs/apollo-server/security/cors#preventing-cross-site-request-forgery-csrf',
    'ASVS 5.0, 3.5.1',
  ],
  why: `These frameworks check by themselves that a request that changes something comes from your own site. Without that check a form on any other website sends it in the name of whoever is
signed in there.

On by default: \`csrf.checkOrigin\` of SvelteKit, \`security.checkOrigin\` of Astro 5, the origin check of Next.js server actions, and \`csrfPrevention\` of Apollo Server 4. In Sails and
AdonisJS the switch stands in the configuration file.

Where a single other site has to post to yours, name it instead: \`allowedOrigins: ['partner.example.com']\` in Next.js, \`trustedOrigins\` in SvelteKit.

better-auth has a rule of its own (\`better-auth-csrf-or-origin-check-disabled\`).`,
  how: 'Leave the check on, and name the origins that may send requests.',
  fix: 'edit',
  bad: `/** @type {import('@sveltejs/kit').Config} */
const config = { kit: { csrf: { checkOrigin: false } } };
export default config;`,
  good: `/** @type {import('@sveltejs/kit').Config} */
const config = { kit: { csrf: { checkOrigin: true } } };
export default config;`,
  exampleFile: 'svelte.config.js',

  on: 'csrf-switch',
  check({ setting, off, on, library }, project) {
    const value = inProduction(setting.value);
    const isOff = value.kind === 'list' ? value.items.some((item) => is(item, off)) : is(value, off);
    if (!isOff || project.isTest(setting.span.file)) return undefined;
    return {
      at: setting.span,
      message: `Any website can send requests in the name of your users: ${library} checks no more.`,
      fixes: on ? set(setting, on, 'Switch the check on') : remove(setting, 'Let only your own origin pass'),
    };
  },
});
