import type { JwtDefaultsFact, JwtSignFact, JwtVerifyFact } from './fact';
import { variablesIn } from './in-environment';
import type { Project } from './rule';
import { isAbsent, type Setting, textOf, unknown } from './value';

/** The key that a call takes: its own, or the one of the module that it belongs to (`JwtModule.register`) where all of them give the same. */
export function keyInUse(fact: JwtSignFact | JwtVerifyFact, project: Project): Setting {
  const [first, ...others] = modulesOf(fact, project);
  const own = first && identityOf(first);
  return own !== undefined && others.every((one) => identityOf(one) === own) ? first.key : fact.key;
}

/** A token with the issuer and the audience that its module adds where the call says nothing. */
export function asSigned(sign: JwtSignFact, project: Project): JwtSignFact {
  const modules = modulesOf(sign, project);
  const inUse = (name: 'issuer' | 'audience'): Setting => {
    const given = modules.map((one) => one[name]).filter((setting) => setting !== undefined && !isAbsent(setting));
    const [first] = given;
    if (!isAbsent(sign[name]) || !first) return sign[name];
    return modules.length === 1 ? first : { ...sign[name], value: unknown };
  };
  return { ...sign, issuer: inUse('issuer'), audience: inUse('audience') };
}

const modulesOf = ({ key, library }: JwtSignFact | JwtVerifyFact, project: Project): JwtDefaultsFact[] =>
  key.origin === 'inferred' ? project.all('jwt-defaults').filter((one) => one.library === library && !project.isTest(one.span.file)) : [];

function identityOf({ key }: JwtDefaultsFact): string | undefined {
  const names = variablesIn(key.value);
  return names.length === 1 ? names[0] : textOf(key);
}
