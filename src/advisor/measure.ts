import type { SeenSetup } from './seen';

/** This project's own numbers, where its set-up shows them. */
export interface Measured {
  /** Seconds that a session or token lives; `session`: until the browser is closed. */
  readonly lifetime: number | 'session' | null;
  /** The value of the session cookie, roughly. */
  readonly cookieBytes: number | null;
}

export const unmeasured: Measured = { lifetime: null, cookieBytes: null };

/** The numbers of the set-up that the evidence calls today's: the one in the given file, else nothing. */
export function measuredIn(setups: readonly SeenSetup[], file: string | undefined): Measured {
  const found = setups.find((setup) => setup.file === file && setup.strategy !== null);
  return found ? { lifetime: found.lifetime, cookieBytes: found.cookieBytes } : unmeasured;
}

/** Seconds in the largest unit that fits: `15 minutes`, `30 days`. */
export function duration(seconds: number): string {
  const [unit, size] = units.find(([, one]) => seconds >= one) ?? units[units.length - 1];
  const count = Math.round((seconds / size) * 10) / 10;
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

const units: readonly [name: string, seconds: number][] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

/** Bytes as people write them: `60 bytes`, `1.2 kB`. */
export function bytes(count: number): string {
  return count < 1000 ? `${count} bytes` : `${Math.round(count / 100) / 10} kB`;
}
