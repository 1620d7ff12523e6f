// https://www.passportjs.org/concepts/authentication/middleware/#custom-callback: where a sign-in fails, `user` is false and no error is given.
import type { Fact } from '../model/fact';
import { type Call, defineLibrary, type FunctionInfo, type Source } from '../source/define-library';

const signs = ['login', 'logIn', 'sign', 'signAsync'];

export default defineLibrary({
  id: 'passport-callbacks',
  modules: ['passport', 'koa-passport'],
  triggers: [['\\bpassport\\.(authenticate|authorize)\\(']],
  detect: (source) =>
    [...source.methods('authenticate'), ...source.methods('authorize')].filter(isPassport).flatMap((call) => decides(source, call)),
});

function isPassport({ root, module, receiver }: Call): boolean {
  return root === 'module' ? /^(koa-)?passport$/.test(module) : receiver.at(-1) === 'passport';
}

function decides(source: Source, call: Call): Fact[] {
  const callback = [2, 1].map((index) => call.argument(index)?.function()).find((one) => one !== undefined);
  const [error, user] = callback?.parameters ?? [];
  if (!callback || !error || !user?.name || callback.file !== source.path) return [];
  const name = user.name;
  const signing = signs.flatMap((one) => source.methods(one)).filter((one) => one.scopes.includes(callback.scope) && speaksOf(one, name));
  const [first] = signing.sort((one, other) => one.span.start - other.span.start);
  if (!first) return [];
  const { span, indent } = first.statement;
  return [
    {
      kind: 'passport-callback',
      library: 'passport',
      span: first.span,
      scopes: first.scopes,
      checksUser: isChecked(source, callback, name, first),
      signsIn: { span, indent },
      user: name,
      error: error.name ?? '',
    },
  ];
}

const speaksOf = (call: Call, user: string): boolean =>
  [0, 1].some((index) =>
    call
      .argument(index)
      ?.mentions()
      .some((name) => name === user || name.startsWith(`${user}.`)),
  );

/** Asked for itself, compared, or handed to something that may ask: all before or around the place. */
function isChecked(source: Source, callback: FunctionInfo, user: string, sign: Call): boolean {
  const uses = callback.parameters[1]?.uses ?? [];
  if (uses.some(({ role, span }) => role === 'condition' && span.start < sign.span.start)) return true;
  const isInside = ({ span, scopes }: { span: Call['span']; scopes: readonly number[] }): boolean =>
    scopes.includes(callback.scope) && span.start < sign.span.start;
  const compared = source.comparisons().filter(isInside);
  const decided = source
    .decisions()
    .some(
      (one) =>
        one.span.start > callback.span.start &&
        one.span.start < sign.span.start &&
        one.mentions().some((name) => name === user || name.startsWith(`${user}.`)),
    );
  const handed = source
    .everyCall()
    .filter((one) => isInside(one) && one.whole.end < sign.span.start && !/^(log|info|debug|error|warn)$/.test(one.steps.at(-1) ?? ''));
  return (
    decided ||
    compared.some(({ left, right }) =>
      [left, right].some((one) => one.mentions().some((name) => name === user || name.startsWith(`${user}.`))),
    ) ||
    handed.some((one) => speaksOf(one, user))
  );
}
