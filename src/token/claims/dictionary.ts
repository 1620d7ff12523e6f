/** What a claim means. */
export interface Meaning {
  readonly text: string;
  /** How to read the value. */
  readonly form?: 'seconds' | 'milliseconds' | 'list';
}

/** Claim name to meaning, and where that is written. */
export interface Dictionary {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly claims: { readonly [name: string]: string | Meaning };
}

/** A point in time, in seconds since 1970 as RFC 7519 asks. */
export function time(text: string): Meaning {
  return { text, form: 'seconds' };
}
