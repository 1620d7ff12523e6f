import type { EnvVariableFact } from './fact';
import type { Problem, Project } from './rule';
import { inProduction, type Setting, textOf, type Value } from './value';

/** A secret in the place where a library takes it. */
interface Taken {
  readonly library: string;
  readonly setting: Setting;
}

/** What `.env` files of the application give to the variables that a value is read from, as text; also to those that only stand in. */
export function setInFiles(value: Value, project: Project): EnvVariableFact[] {
  const names = variablesIn(value);
  return names.length === 0 ? [] : project.all('env-variable').filter(({ name }) => names.includes(name));
}

/** The problems of a secret's texts in `.env` files that a server may read. The message must not hold the text. */
export function secretsInFiles(
  { library, setting }: Taken,
  project: Project,
  message: string,
  matters: (text: string) => boolean,
): Problem[] {
  return setInFiles(setting.value, project)
    .filter((one) => one.deployed && textOf(one.setting)?.trim() && matters(textOf(one.setting) ?? ''))
    .map(({ span }) => ({ at: span, message, related: [{ at: setting.span, message: `${library} takes it here.` }] }));
}

/** The variables that a value is read from, as text. */
export function variablesIn(value: Value): string[] {
  const own = inProduction(value);
  if (own.kind === 'list') return own.items.flatMap(variablesIn);
  const rest = (own.kind === 'env' || own.kind === 'unknown') && own.fallback ? variablesIn(own.fallback) : [];
  return own.kind === 'env' && !own.numeric ? [own.name, ...rest] : rest;
}
