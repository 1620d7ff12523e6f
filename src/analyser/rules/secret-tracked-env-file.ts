import type { EnvVariableFact } from '../model/fact';
import { variablesIn } from '../model/in-environment';
import { isPlaceholder } from '../model/placeholder';
import { defineRule } from '../model/rule';
import { textOf } from '../model/value';

const wellKnown = /^((BETTER_)?AUTH_SECRET|NEXTAUTH_SECRET|JWT_SECRET|SESSION_SECRET|\w+_CLIENT_SECRET)$/;

export default defineRule({
  id: 'secret-tracked-env-file',
  title: 'A file with secrets is kept in git',
  severity: 'error',
  cwe: 538,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
    'https://cwe.mitre.org/data/definitions/538.html',
    'https://git-scm.com/docs/git-rm',
    'ASVS 5.0, 13.3.1',
  ],
  why: `Everyone who can read the repository, now or later, has these secrets: people who left, machines that build, forks, and everybody once it becomes
public. With the secret of sessions or tokens they can sign in as any user. A line in .gitignore does not help for a file that git already tracks.

Take the file out of git with \`git rm --cached .env\`, name it in .gitignore, and make new secrets: the old ones stay in the history. Keep a
\`.env.example\` without values for others.

Reported is one place in each \`.env\` file that git tracks: the first variable that the code uses as a secret, or that is named like one
(\`AUTH_SECRET\`, \`NEXTAUTH_SECRET\`, \`JWT_SECRET\`, \`SESSION_SECRET\`, \`BETTER_AUTH_SECRET\`, \`..._CLIENT_SECRET\`). Placeholders and files named
\`.env.example\`, \`.sample\`, \`.template\` or \`.test\` are silent, and so is a repository whose index cannot be read.`,
  how: 'Run `git rm --cached` on the file, add it to .gitignore, and replace every secret in it.',
  fix: 'none',
  exampleFile: '.env',
  bad: `PORT=3000
AUTH_SECRET="q7Zr0yUj3vTn8LkPw2XsBd5HfGm1CaEo"`,
  good: `PORT=3000
# AUTH_SECRET is set where the server runs.`,

  on: 'tracked-env-file',
  check({ span }, project) {
    const secrets = project.all('secret').map((secret) => ({ secret, names: variablesIn(secret.setting.value) }));
    const used = new Map(secrets.flatMap(({ secret, names }) => names.map((name) => [name, secret] as const)));
    const holdsSecret = ({ name, setting }: EnvVariableFact): boolean => {
      const text = textOf(setting)?.trim();
      return (used.has(name) || wellKnown.test(name)) && !!text && !isPlaceholder(text);
    };
    const first = project.inFile('env-variable', span.file).find(holdsSecret);
    if (!first) return undefined;
    const taken = used.get(first.name);
    return {
      at: first.span,
      message: 'Everyone who can read the repository has this secret: git tracks the file.',
      related: [
        taken ? { at: taken.setting.span, message: `${taken.library} takes it here.` } : { at: span, message: 'Git tracks this file.' },
      ],
    };
  },
});
