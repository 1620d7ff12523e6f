import type { SecretFact } from '../model/fact';
import { contains, takenElsewhere, writtenSecrets } from '../model/hardcoded';
import { defineRule, type Problem, type ProblemFix, type Project } from '../model/rule';
import { inProduction, type Span, textOf, type Value } from '../model/value';

export default defineRule({
  id: 'secret-env-fallback',
  title: 'A known secret stands in where the environment has none',
  severity: 'error',
  cwe: 1188,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
    'https://cwe.mitre.org/data/definitions/1188.html',
    'ASVS 5.0, 13.3.1',
  ],
  why: `\`process.env.JWT_SECRET || 'secret'\` works everywhere, and that is the trouble: on the one server where the variable is missing or
misspelt nothing fails, and the text in the code becomes the real secret. Whoever has read the code can then forge sessions or tokens.

A missing secret should stop the program at start-up. An empty text as fallback is not reported: libraries refuse it.

A fallback that only applies while developing, such as \`isProduction ? undefined : 'dev'\`, is fine, and so is a program that
throws or exits where it finds its own stand-in. The fix writes the former.`,
  how: 'Throw an error where the variable is unset, at least in production.',
  fix: 'edit',
  bad: `import jwt from 'jsonwebtoken';
const secret = process.env.JWT_SECRET || 'correct-horse-battery-staple';
export const signIn = (user: { id: string }) => jwt.sign({ sub: user.id }, secret, { expiresIn: '15m' });`,
  good: `import jwt from 'jsonwebtoken';
const secret = process.env.JWT_SECRET;
if (!secret) throw new Error('JWT_SECRET is not set');
export const signIn = (user: { id: string }) => jwt.sign({ sub: user.id }, secret, { expiresIn: '15m' });`,

  on: 'secret',
  check(fact, project) {
    return standIns(fact.setting.value).flatMap(({ variable, env, value }) =>
      writtenSecrets(value)
        .filter(({ text }) => !isRefused(text, project))
        .map(({ at = fact.setting.span }): Problem => {
          const name = variable.length > 28 ? 'the variable' : variable;
          return {
            at,
            message: `Whoever reads this code can ${consequence[fact.purpose]} while ${name} is unset.`,
            fixes: isOnlyForUnset(fact, env, at) ? throwing(variable, at) : [],
            related: takenElsewhere(fact, at),
          };
        }),
    );
  },
});

/** `if (isProduction && secret === 'the stand-in') throw ...` */
const isRefused = (text: string, project: Project): boolean =>
  project.all('comparison').some(({ refused, negated, sides }) => refused && !negated && sides.some(({ value }) => textOf(value) === text));

const consequence: Record<SecretFact['purpose'], string> = {
  jwt: 'forge tokens',
  session: 'forge sessions',
  authjs: 'forge sessions',
  cookie: 'forge cookies',
  'oauth-client': 'pose as your app',
  crypto: 'use the key',
};

interface StandIn {
  readonly variable: string;
  readonly env: Value;
  readonly value: Value;
}

/** What takes the place of unset variables, in production. */
function standIns(value: Value): StandIn[] {
  const own = inProduction(value);
  if (own.kind === 'list') return own.items.flatMap(standIns);
  if ((own.kind !== 'env' && own.kind !== 'unknown') || !own.fallback) return [];
  const last = inProduction(own.fallback);
  const variable = own.name ?? 'the option';
  return last.kind === 'env' ? standIns(last).map((one) => ({ ...one, variable })) : [{ variable, env: own, value: last }];
}

/** Whether the text is an operand of the expression and no constant of its own, which is evaluated in any case. */
function isOnlyForUnset({ setting }: SecretFact, { at }: Value, text: Span): boolean {
  return contains(setting.span, text) || (at !== undefined && contains(at, text));
}

function throwing(variable: string, at: Span): ProblemFix[] {
  const raise = `(() => { throw new Error('${variable} is not set'); })()`;
  const before = { span: { ...at, end: at.start }, text: `(process.env.NODE_ENV === 'production' ? ${raise} : ` };
  const after = { span: { ...at, start: at.end }, text: ')' };
  return [
    { title: `Stop in production if ${variable} is unset`, kind: 'edit', edits: [before, after] },
    { title: `Stop everywhere if ${variable} is unset`, kind: 'suggestion', edits: [{ span: at, text: raise }] },
  ];
}
