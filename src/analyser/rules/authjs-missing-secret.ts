import { configurationsOf, isNamed } from '../model/authjs-environment';
import type { AuthjsFact } from '../model/fact';
import { variablesIn } from '../model/in-environment';
import { defineRule, type ProblemFix, type Project } from '../model/rule';
import { is, isAbsent } from '../model/value';

export default defineRule({
  id: 'authjs-missing-secret',
  title: 'Auth.js has no secret to protect sessions with',
  severity: 'error',
  cwe: 330,
  references: [
    'https://authjs.dev/reference/core/errors#missingsecret',
    'https://authjs.dev/getting-started/deployment#auth_secret',
    'https://next-auth.js.org/configuration/options#secret',
    'https://next-auth.js.org/errors#no_secret',
  ],
  why: `Auth.js makes the key of its session cookie from a secret. Version 5 and the other @auth packages answer every request with the error
MissingSecret where there is none, while developing as well.

next-auth 4 hides it: while developing it derives a secret from the configuration, which everybody with the code can do too, and only warns. In
production every request ends with the error NO_SECRET.

next-auth 4 reads \`NEXTAUTH_SECRET\`, then \`AUTH_SECRET\`; version 5 the other way round; all others read \`AUTH_SECRET\` only. \`Auth()\` of
@auth/core reads no variable at all unless \`setEnvDefaults()\` is called.

Reported is a configuration without \`secret\` beside a \`.env\` file, or an example of one, that sets other variables of Auth.js and not this one. Where
any file of the application names the variable, and where no \`.env\` file may be read, nothing is said.`,
  how: 'Make a secret with `npx auth secret`, keep it in `.env.local`, and set it where the server runs.',
  fix: 'suggestion',
  bad: `import { Auth } from '@auth/core';
import GitHub from '@auth/core/providers/github';
export const handle = (request: Request) => Auth(request, { trustHost: true, providers: [GitHub] });`,
  good: `import { Auth } from '@auth/core';
import GitHub from '@auth/core/providers/github';
export const handle = (request: Request, secret: string) => Auth(request, { trustHost: true, providers: [GitHub], secret });`,

  on: 'authjs',
  check(fact, project) {
    if (!lacksSecret(fact)) return undefined;
    if (fact.readsEnvironment) {
      const [first] = configurationsOf(project).filter((one) => one.readsEnvironment && lacksSecret(one));
      if (first !== fact || isNamed(variablesOf(fact), fact, project) || !listsOthers(fact, project)) return undefined;
    }
    const who = fact.major === 4 ? 'Sign-in fails in production' : 'Nobody can sign in';
    return { at: fact.secret.span, message: `${who}: Auth.js has no secret.`, fixes: fixes(fact) };
  },
});

const lacksSecret = ({ partial, secret, jwtSecret }: AuthjsFact): boolean =>
  !partial && (isAbsent(secret) || is(secret, '', null)) && isAbsent(jwtSecret);

/** The variables that it reads its secret from, the one of its documentation first. */
function variablesOf({ library, major }: AuthjsFact): string[] {
  if (library === 'next-auth') return major === 4 ? ['NEXTAUTH_SECRET', 'AUTH_SECRET'] : ['AUTH_SECRET', 'NEXTAUTH_SECRET', ...rotated];
  return library === '@auth/solid-start' ? ['AUTH_SECRET'] : ['AUTH_SECRET', ...rotated];
}

const rotated = ['AUTH_SECRET_1', 'AUTH_SECRET_2', 'AUTH_SECRET_3'];

/** Somebody has written down the variables of sign-in here, so that the one that is missing is missing. */
function listsOthers({ surroundings, providers }: AuthjsFact, project: Project): boolean {
  const own = providers.flatMap(({ clientSecret }) => variablesIn(clientSecret.value));
  const isOther = (name: string): boolean => own.includes(name) || /^(NEXT)?AUTH_/.test(name);
  return [...(surroundings?.listed ?? []), ...project.all('env-variable').map(({ name }) => name)].some(isOther);
}

function fixes(fact: AuthjsFact): ProblemFix[] {
  const { surroundings, readsEnvironment } = fact;
  if (!surroundings || !readsEnvironment) return writeIn(fact);
  const [name] = variablesOf(fact);
  const span = surroundings.environmentFile;
  const file = span.file.slice(span.file.lastIndexOf('/') + 1);
  const text = `# ${name === 'AUTH_SECRET' ? 'npx auth secret' : 'openssl rand -base64 32'} makes one\n${name}=\n`;
  const edits = [{ span, text, creates: true as const }, ...(surroundings.ignore ? [surroundings.ignore] : [])];
  return [{ title: `Add ${name} to ${file}, for you to fill in`, kind: 'suggestion', edits }];
}

function writeIn({ secret: { slot } }: AuthjsFact): ProblemFix[] {
  if (!slot) return [];
  const text = `${slot.before}process.env.AUTH_SECRET${slot.after}`;
  return [{ title: 'Read the secret from AUTH_SECRET', kind: 'suggestion', edits: [{ span: slot.span, text }] }];
}
