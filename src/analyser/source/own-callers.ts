import type { Call, Expression, Source } from './define-library';

/**
 * What the calls of this file hand to a parameter of the plain function around a call: `{ id: 1 }` of `tokenFor({ id: 1 })`. Empty where other
 * files may call that function, too.
 */
export function handedTo(source: Source, call: Call, parameter: string): Expression[] {
  const home = call.around();
  const index = home?.parameters.findIndex(({ name }) => name === parameter) ?? -1;
  if (!home?.name || index < 0) return [];
  const isHome = (one: Expression): boolean => one.function()?.scope === home.scope || one.mentions().includes(home.name ?? '');
  if (source.exports().some(({ expression }) => expression && isHome(expression))) return [];
  const calls = source.methods(home.name).filter(({ steps, receiver }) => steps.length === 1 && receiver.length === 0);
  const given = calls.map((one) => one.argument(index));
  return given.every((one) => one !== undefined) ? given : [];
}
