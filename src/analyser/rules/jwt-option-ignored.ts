import { remove, replace, set, together } from '../model/fix';
import { defineRule, type Problem, type ProblemFix } from '../model/rule';
import { is, isAbsent, type Setting, textsOf } from '../model/value';

export default defineRule({
  id: 'jwt-option-ignored',
  title: 'A check that is written down does not happen',
  severity: 'warning',
  cwe: 347,
  references: [
    'https://github.com/auth0/node-jsonwebtoken#jwtverifytoken-secretorpublickey-options-callback',
    'https://github.com/mikenicholson/passport-jwt#configure-strategy',
    'ASVS 5.0, 9.1.2',
  ],
  why: `Some options look right and do nothing. When checking, the option is called \`algorithms\`; \`algorithm\` is for signing and is ignored without a word. passport-jwt overwrites
\`algorithms\`, \`issuer\`, \`audience\` and \`ignoreExpiration\` inside of \`jsonWebTokenOptions\` with the ones at the top, also where there are none: what is written inside is lost. And
an \`issuer\` or \`audience\` that is \`undefined\` is not compared with anything; jsonwebtoken skips an empty text as well.

Whoever reads the code believes that the check happens.`,
  how: `Write the option under the name, and at the place, where the library reads it.`,
  fix: 'edit',
  bad: `import jwt from 'jsonwebtoken';
export const readSession = (token: string) => jwt.verify(token, process.env.JWT_SECRET!, { algorithm: 'HS256' } as object);`,
  good: `import jwt from 'jsonwebtoken';
export const readSession = (token: string) => jwt.verify(token, process.env.JWT_SECRET!, { algorithms: ['HS256'] });`,

  on: 'jwt-verify',
  check({ library, ignored, issuer, audience }) {
    const lost = ignored.filter(({ setting, instead }) => isWritten(setting) && isAbsent(instead) && setting.value.kind !== 'absent');
    const undefinedOnes = [issuer, audience].filter(
      (setting) =>
        isWritten(setting) && setting.value.kind === 'literal' && (isAbsent(setting) || (is(setting, '') && skipEmpty.has(library))),
    );
    return [
      ...lost.map(
        ({ setting, instead }): Problem => ({
          at: setting.span,
          message: `Nothing is checked here: ${setting.path.split('.').at(-1)} has no effect in this place.`,
          fixes: setting.path === 'algorithm' ? renamed(setting) : moved(setting, instead),
        }),
      ),
      ...undefinedOnes.map(
        (setting): Problem => ({
          at: setting.span,
          message: `Nothing is checked here: an ${is(setting, '') ? 'empty' : 'undefined'} ${setting.path} is skipped.`,
        }),
      ),
    ];
  },
});

/** jsonwebtoken, and what is built on it, asks whether the text holds anything (verify.js); jose 6 compares an empty one as well. */
const skipEmpty = new Set(['jsonwebtoken', '@nestjs/jwt', 'passport-jwt', 'express-jwt', 'koa-jwt']);

/** Written out as a property; what only may be in an object that is not known is no finding. */
const isWritten = ({ slot, value }: Setting): boolean => slot !== undefined && value.kind !== 'absent';

function renamed(setting: Setting): ProblemFix[] {
  const list = listOf(setting);
  return list && setting.slot?.removal ? replace(setting.span, `algorithms: ${list}`, 'Write algorithms') : [];
}

function moved(setting: Setting, instead: Setting): ProblemFix[] {
  const removal = remove(setting, 'Remove it');
  if (setting.path.endsWith('ignoreExpiration')) return removal;
  const list = listOf(setting);
  return list ? together('Move it to where it is read', removal, set(instead, list)) : [];
}

function listOf(setting: Setting): string | undefined {
  const texts = textsOf(setting)?.map((text) => `'${text}'`);
  if (!texts) return undefined;
  const asList = setting.value.kind === 'list' || /algorithms?$/.test(setting.path);
  return asList ? `[${texts.join(', ')}]` : texts[0];
}
