export interface TimeInWords {
  /** ISO 8601, in UTC. */
  readonly utc: string;
  /** In the time zone of this machine, with its offset. */
  readonly local: string;
  /** `in 2 hours`, `3 days ago`. */
  readonly relative: string;
  /** What is odd about the number. */
  readonly note?: string;
}

const units: readonly [name: string, seconds: number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

/** Seconds since 1970 for a person; nothing where no date can hold them. Numbers that are milliseconds are read as such, with a note. */
export function timeInWords(seconds: number, now: number): TimeInWords | undefined {
  const milliseconds = isMilliseconds(seconds);
  const read = milliseconds ? seconds / 1000 : seconds;
  const date = new Date(read * 1000);
  if (Number.isNaN(date.getTime())) return undefined;
  return {
    utc: date.toISOString(),
    local: localTime(date),
    relative: relativeTime(read - now),
    ...(milliseconds ? { note: 'This is in milliseconds; tokens count seconds.' } : {}),
  };
}

/** Whether a time can only be meant as milliseconds: as seconds it would lie after the year 5000. */
export function isMilliseconds(value: number): boolean {
  return value > 100_000_000_000 && value < 100_000_000_000_000;
}

/** `in 2 hours`, `3 days ago`, `now`. */
export function relativeTime(seconds: number): string {
  if (Math.abs(seconds) < 1) return 'now';
  const words = durationInWords(Math.abs(seconds));
  return seconds > 0 ? `in ${words}` : `${words} ago`;
}

/** `2 hours`: the largest unit that fits at least once, rounded. */
export function durationInWords(seconds: number): string {
  const [name, size] = units.find(([, size]) => seconds >= size) ?? units[units.length - 1];
  const count = Math.round(seconds / size);
  return `${String(count).replace(/\B(?=(\d{3})+$)/g, ',')} ${name}${count === 1 ? '' : 's'}`;
}

function localTime(date: Date): string {
  const offset = -date.getTimezoneOffset();
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const shifted = new Date(date.getTime() + offset * 60_000);
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`;
  return Number.isNaN(shifted.getTime()) ? date.toISOString() : `${shifted.toISOString().slice(0, -5)}${zone}`;
}
