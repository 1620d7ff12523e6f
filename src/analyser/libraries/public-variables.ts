// Variables that bundlers write into the code for browsers: https://nextjs.org/docs/app/guides/environment-variables, https://vite.dev/guide/env-and-mode,
// https://create-react-app.dev/docs/adding-custom-environment-variables, https://docs.expo.dev/guides/environment-variables. `env` of next.config does the same.
import type { PublicVariableFact } from '../model/fact';
import { textOf } from '../model/value';
import { defineLibrary, type Source } from '../source/define-library';

const prefixes = 'NEXT_PUBLIC_|VITE_|REACT_APP_|EXPO_PUBLIC_|GATSBY_|NUXT_PUBLIC_|VUE_APP_';
const isPublic = new RegExp(`^(${prefixes})(?=\\w)`);
const config = /(^|\/)next\.config\.[cm]?[jt]s$/;

export default defineLibrary({
  id: 'public-variables',
  modules: [],
  alone: true,
  triggers: [[`(${prefixes})\\w*(SECRET|PASSWORD|PASSWD|PRIVATE|ROLE|TOKEN|KEY|(DATABASE|DB|POSTGRES|MYSQL|REDIS|MONGO|MONGODB)_UR[IL])`]],
  files: [['(^|/)next\\.config\\.[cm]?[jt]s$', 'SECRET|PASSWORD|PRIVATE|TOKEN|_KEY|_UR[IL]']],
  detect: (source): PublicVariableFact[] => [
    ...read(source),
    ...variables(source),
    ...(config.test(source.path) ? configured(source) : []),
  ],
});

/** `process.env.NEXT_PUBLIC_X` and `import.meta.env.VITE_X`, one fact for each name. */
function read(source: Source): PublicVariableFact[] {
  const found = new Map<string, PublicVariableFact>();
  for (const { steps, span, scopes } of source.holdsName('env') ? source.accesses('env') : []) {
    const name = steps[steps.indexOf('env') + 1] ?? '';
    const [, prefix] = isPublic.exec(name) ?? [];
    if (prefix === undefined || steps.at(-1) !== name) continue;
    const known = found.get(name);
    const owner = steps[0] === 'process' ? 'process.env' : 'import.meta.env';
    const one = { span, text: `${owner}.${name.slice(prefix.length)}` };
    found.set(name, { ...(known ?? fact(name, prefix, span, scopes)), reads: [...(known?.reads ?? []), one] });
  }
  return [...found.values()];
}

/** Those of a `.env` file that are set. */
function variables(source: Source): PublicVariableFact[] {
  return source.variables().flatMap(({ name, setting }) => {
    const [, prefix] = isPublic.exec(name) ?? [];
    return prefix === undefined || !textOf(setting)?.trim() ? [] : [fact(name, prefix, setting.span, [])];
  });
}

function configured(source: Source): PublicVariableFact[] {
  const blocks = ['env', 'publicRuntimeConfig'].flatMap((name) => source.written(name));
  return blocks.flatMap(({ setting, expression }) => {
    if (setting.value.kind !== 'object') return [];
    const option = expression.options();
    return Object.keys(setting.value.members).map((name) => fact(name, '', option(name).span, []));
  });
}

const fact = (name: string, prefix: string, span: PublicVariableFact['span'], scopes: readonly number[]): PublicVariableFact => ({
  kind: 'public-variable',
  library: prefix === '' ? 'next.config' : 'the bundler',
  span,
  scopes,
  name,
  prefix,
  reads: [],
});
