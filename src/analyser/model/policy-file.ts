/** The project's configuration file, which stands beside the package.json of an application. */
export const policyFile = 'auth-lens.json';

/** Whether a file is one. */
export const isPolicyFile = (path: string): boolean => path === policyFile || path.endsWith(`/${policyFile}`);

/** How an application was decided to remember that a user is signed in. */
export type DecidedStrategy = 'database' | 'jwt' | 'hybrid';
export const decidedStrategies: readonly DecidedStrategy[] = ['database', 'jwt', 'hybrid'];

/** What a decision may demand beside its strategy. */
export type Requirement = 'version-check' | 'denylist';
export const requirements: readonly Requirement[] = ['version-check', 'denylist'];

/** The parts that a decision may have, and what may stand beside it. */
export const decisionParts: readonly string[] = ['strategy', 'date', 'because', 'answers', 'maxSessionLifetime', 'requires'];
export const policyParts: readonly string[] = ['$schema', 'decision'];

const units: { readonly [unit: string]: number } = { second: 1, minute: 60, hour: 3600, day: 86_400 };

/** Seconds of `30 days`, `12 hours`, `15 minutes`, `1 minute`; undefined for anything else. */
export function secondsOf(words: string): number | undefined {
  const [, count, unit] = /^([1-9]\d{0,8}) (second|minute|hour|day)s?$/.exec(words) ?? [];
  return unit === undefined ? undefined : Number(count) * units[unit];
}

/** The same the other way round, in the largest unit that it is a whole number of. */
export function lifetimeInWords(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds));
  const unit = ['day', 'hour', 'minute'].find((one) => whole % units[one] === 0) ?? 'second';
  const count = whole / units[unit];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
