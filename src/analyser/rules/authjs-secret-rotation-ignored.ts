import { configurationsOf, isNextAuthFive } from '../model/authjs-environment';
import type { AuthjsFact, EnvVariableFact } from '../model/fact';
import { set } from '../model/fix';
import { defineRule, type Project } from '../model/rule';
import { inProduction, isAbsent, textOf } from '../model/value';

export default defineRule({
  id: 'authjs-secret-rotation-ignored',
  title: 'The new secret of Auth.js is not used',
  severity: 'warning',
  cwe: 324,
  references: ['https://authjs.dev/getting-started/deployment#auth_secret', 'https://authjs.dev/reference/core#secret', 'ASVS 5.0, 13.3.4'],
  why: `@auth/core takes \`AUTH_SECRET_1\` to \`AUTH_SECRET_3\` beside \`AUTH_SECRET\`: the highest number protects new sessions, the others still open old
ones. next-auth 5 never gets there: it makes \`AUTH_SECRET\`, or \`NEXTAUTH_SECRET\`, the one secret first, and ignores the numbers without a word. The
secret that was to be retired goes on being used.

With a list in \`secret\` the rotation works: the first one protects, all of them open.

@auth/express, @auth/qwik and the others read the numbers and are silent; next-auth 4 knows only one secret.`,
  how: 'List the secrets in the configuration, the new one first: `secret: [process.env.AUTH_SECRET_1!, process.env.AUTH_SECRET!]`.',
  fix: 'suggestion',
  exampleFile: '.env',
  exampleBeside: {
    'auth.ts': `import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
export const { handlers, auth } = NextAuth({
  providers: [GitHub],
});`,
  },
  exampleDependencies: { 'next-auth': '5.0.0-beta.32' },
  bad: `AUTH_SECRET=
AUTH_SECRET_1=`,
  good: 'AUTH_SECRET=',

  on: 'env-variable',
  check({ name, setting, span }, project) {
    if (!/^AUTH_SECRET_[123]$/.test(name)) return undefined;
    const facts = configurationsOf(project);
    const inFile = project.inFile('env-variable', span.file).map((one) => one.name);
    if (facts.length === 0 || !facts.every((one) => isNextAuthFive(one) && takesOne(one, inFile))) return undefined;
    return {
      at: setting.span,
      message: `Sessions are still protected by the old secret: next-auth ignores ${name}.`,
      related: [{ at: facts[0].secret.span, message: 'next-auth takes its secret here.' }],
      fixes: facts.length === 1 ? listed(facts[0], project) : [],
    };
  },
});

/** The one secret is that of a variable beside it, whether it is written or not. */
function takesOne({ secret }: AuthjsFact, names: readonly string[]): boolean {
  const value = inProduction(secret.value);
  if (value.kind === 'env') return /^(NEXT)?AUTH_SECRET$/.test(value.name);
  return isAbsent(secret) && names.some((name) => /^(NEXT)?AUTH_SECRET$/.test(name));
}

function listed({ secret }: AuthjsFact, project: Project) {
  const known = new Set(
    project
      .all('env-variable')
      .filter(mayHold)
      .map(({ name }) => name),
  );
  const names = ['AUTH_SECRET_3', 'AUTH_SECRET_2', 'AUTH_SECRET_1', 'AUTH_SECRET', 'NEXTAUTH_SECRET'].filter((name) => known.has(name));
  const assured = /\.[cm]?tsx?$/.test(secret.slot?.span.file ?? '') ? '!' : '';
  return set(
    secret,
    `[${names.map((name) => `process.env.${name}${assured}`).join(', ')}]`,
    'List the secrets, the newest first',
    'suggestion',
  );
}

const mayHold = ({ setting }: EnvVariableFact): boolean => textOf(setting) !== undefined || setting.value.kind === 'unknown';
