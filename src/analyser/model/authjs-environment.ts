import type { AuthjsFact } from './fact';
import type { Project } from './rule';
import { isAbsent, type Setting, textOf } from './value';

/** Whether a `.env` file sets one of the variables, code names it, or a file that says how to deploy does. */
export function isNamed(names: readonly string[], { surroundings }: AuthjsFact, project: Project): boolean {
  return (
    [...project.all('env-variable'), ...project.all('variable-use')].some(({ name }) => names.includes(name)) ||
    names.some((name) => surroundings?.named.includes(name))
  );
}

/** The configurations of an application that are complete; not those of its tests. */
export function configurationsOf(project: Project): readonly AuthjsFact[] {
  return project.all('authjs').filter(({ partial, span }) => !partial && !project.isTest(span.file));
}

/** Whether a configuration is one of next-auth 5, which also reads the variables of version 4. */
export const isNextAuthFive = ({ library, major }: AuthjsFact): boolean => library === 'next-auth' && major === 5;

/** Whether the variable of a `.env` file decides for every configuration that could read it: none says something else. */
export function decides(project: Project, option: 'trustHost' | 'secret'): boolean {
  const all = configurationsOf(project);
  return all.length > 0 && all.every((fact) => isAbsent(fact[option]));
}

/** The scheme of an address, where other machines reach it; undefined for this machine, private networks and names that only containers know. */
export function publicScheme(setting: Setting): 'http' | 'https' | undefined {
  const [, scheme, host] = /^(https?):\/\/(?:[^/@\s]*@)?([\w.-]+)(?=[:/?#]|$)/i.exec(textOf(setting)?.trim() ?? '') ?? [];
  return host && isPublic(host.toLowerCase()) ? (scheme.toLowerCase() as 'http' | 'https') : undefined;
}

function isPublic(host: string): boolean {
  if (!host.includes('.') || /^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01]))\./.test(host)) return false;
  return !/(^|\.)(localhost|local|lan|internal|intranet|home|corp|test|localdomain|lvh\.me|nip\.io|sslip\.io)$/.test(host);
}
