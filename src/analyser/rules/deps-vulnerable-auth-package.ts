import { type Advisory, advisories, advisoriesDate } from '../model/advisories';
import type { DependencyFact } from '../model/fact';
import { set } from '../model/fix';
import { defineRule, type Project } from '../model/rule';
import { textOf } from '../model/value';
import { compareVersions } from '../model/version';

export default defineRule({
  id: 'deps-vulnerable-auth-package',
  title: 'An authentication package with a known hole is installed',
  severity: 'warning',
  cwe: 1395,
  references: ['https://github.com/advisories', 'https://owasp.org/Top10/A06_2021-Vulnerable_and_Outdated_Components/', 'ASVS 5.0, 15.2.1'],
  why: `The installed version of this package lies inside the range of a published advisory. What an attacker can do is in the message; the advisory has the details.

The table comes with the extension (as of ${advisoriesDate}) and nothing is asked over the network. It holds packages for signing in, sessions, tokens and cookies only, and only advisories
whose text or fix was read. Withdrawn ones, such as CVE-2022-23529 of jsonwebtoken, are never reported. Use \`npm audit\` beside it for everything else.

Compared is the version in \`node_modules\`, else the one of the lock file, else the one in package.json where that is exact. A range alone is silent where it may install a mended
version.

Critical and high advisories are errors, moderate ones warnings, low ones information, and so is one about e-mail where every provider is known and none signs in by e-mail. Among \`devDependencies\`, which may never run where users sign in, errors are warnings. An update to another major version may need changes in your code: read its notes first.`,
  how: 'Update to the version that the message names, and install again.',
  fix: 'suggestion',
  exampleFile: 'package.json',
  bad: `{
  "dependencies": {
    "next-auth": "4.24.5"
  }
}`,
  good: `{
  "dependencies": {
    "next-auth": "4.24.15"
  }
}`,

  on: 'dependency',
  check(dependency, project) {
    const range = textOf(dependency.range) ?? '';
    const version = dependency.installed ?? exact(range) ?? lowest(range);
    const end = dependency.installed || exact(range) ? undefined : endOf(range);
    const hits = version === undefined ? [] : advisories.flatMap((row) => hit(row, dependency, version, project, end));
    if (hits.length === 0 || dependency.name === undefined) return undefined;
    const [worst] = [...hits].sort((one, other) => levels.indexOf(one.row.level) - levels.indexOf(other.row.level));
    const severity = severities[worst.row.level];
    const fixed = hits.map((one) => one.fixed).reduce((best, one) => (compareVersions(one, best) > 0 ? one : best));
    return {
      at: dependency.span,
      severity: dependency.development && severity === 'error' ? 'warning' : severity,
      message: messageOf(worst.row, fixed),
      fixes: raised(dependency, fixed),
    };
  },
});

const levels = ['critical', 'high', 'moderate', 'low'];
const severities = { critical: 'error', high: 'error', moderate: 'warning', low: 'info' } as const;

const exact = (range: string): string | undefined => /^[=v]?(\d+\.\d+\.\d+(?:-[\w.-]+)?)$/.exec(range)?.[1];

/** The least that `^8.5.1` and `~8.5.1` take, and the first version that they do not: https://github.com/npm/node-semver#caret-ranges-123-025-004 */
const lowest = (range: string): string | undefined => /^[~^](\d+\.\d+\.\d+)$/.exec(range)?.[1];

function endOf(range: string): string | undefined {
  const [, operator, own] = /^([~^])(\d+\.\d+\.\d+)$/.exec(range) ?? [];
  if (own === undefined) return undefined;
  const [major, minor, patch] = own.split('.').map(Number);
  if (operator === '~' || (major === 0 && minor > 0)) return `${major}.${minor + 1}.0`;
  return major === 0 ? `0.0.${patch + 1}` : `${major + 1}.0.0`;
}

/** `end`: nothing is installed, and only what is earlier may be: all of it has to lie inside of the affected versions. */
function hit(
  row: Advisory,
  { name }: DependencyFact,
  version: string,
  project: Project,
  end: string | undefined,
): { row: Advisory; fixed: string }[] {
  if (row.package !== name || row.where?.(project) === false) return [];
  const range = row.affected.find(
    ([from, fixed]) =>
      compareVersions(version, from) >= 0 && compareVersions(version, fixed) < 0 && (end === undefined || compareVersions(end, fixed) <= 0),
  );
  const told: Advisory = row.reached?.(project) === false ? { ...row, level: 'low' } : row;
  return range && !isEarlier(version, range) ? [{ row: told, fixed: range[1] }] : [];
}

/** A pre-release of the mended version itself is told apart by its own row only. */
const isEarlier = (version: string, [, fixed]: readonly [string, string]): boolean =>
  version.includes('-') && !fixed.includes('-') && version.split('-')[0] === fixed;

function messageOf({ what, package: name, id }: Advisory, fixed: string): string {
  const short = `${what}: update ${name} to ${fixed}.`;
  const long = `${what}: update ${name} to ${fixed} (${id}).`;
  return long.length <= 90 ? long : short;
}

/** Another major version (below 1: another minor one) may break the program: that is for a person to read about first. */
function raised({ range }: DependencyFact, fixed: string): ReturnType<typeof set> {
  const [, operator = '', own] = /^(\^|~|>=|=)?v?(\d+\.\d+\.\d+(?:-[\w.-]+)?)$/.exec(textOf(range) ?? '') ?? [];
  if (own === undefined || lineOf(own) !== lineOf(fixed)) return [];
  return set(range, `"${operator}${fixed}"`, `Ask for ${fixed} (then install again)`, 'suggestion');
}

const lineOf = (version: string): string => version.split('.', version.startsWith('0.') ? 2 : 1).join('.');
