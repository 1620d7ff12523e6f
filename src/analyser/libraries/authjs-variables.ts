// The variables that Auth.js reads by itself: https://authjs.dev/getting-started/deployment, https://next-auth.js.org/configuration/options
import type { Fact } from '../model/fact';
import { defineLibrary } from '../source/define-library';

const names = [
  ...['AUTH_SECRET', 'NEXTAUTH_SECRET', 'AUTH_SECRET_1', 'AUTH_SECRET_2', 'AUTH_SECRET_3'],
  ...['AUTH_URL', 'NEXTAUTH_URL', 'AUTH_TRUST_HOST'],
];

/** Code that names one of them, in a schema of the environment or a configuration of Next.js, knows of it. */
export default defineLibrary({
  id: 'authjs-variables',
  modules: [],
  triggers: [['\\b(NEXT)?AUTH_SECRET(_[123])?\\b'], ['\\b(NEXT)?AUTH_URL\\b'], ['\\bAUTH_TRUST_HOST\\b']],
  detect(source): Fact[] {
    const span = { file: source.path, start: 0, end: 0 };
    return names
      .filter((name) => source.holdsName(name) || source.texts(new RegExp(`\\b${name}\\b`)).length > 0)
      .map((name) => ({ kind: 'variable-use', library: 'Auth.js', span, scopes: [], name }));
  },
});
