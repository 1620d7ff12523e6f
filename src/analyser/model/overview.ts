import type { Severity } from './finding';
import type { SetupOrigin, Stage } from './setup';

/** Lines and characters count from 0, as editors take them. */
export interface Point {
  readonly line: number;
  readonly character: number;
}

/** A place as an editor opens it. */
export interface Spot {
  readonly uri: string;
  readonly start: Point;
  readonly end: Point;
}

/** One problem; `stage` is null where it belongs to no single step, `application` where no application holds its file. */
export interface OverviewFinding extends Spot {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fixable: boolean;
  /** The title of the fix that may be applied unseen. */
  readonly safeFix: string | null;
  readonly stage: Stage | null;
  readonly application: string | null;
}

/** Something that a set-up consists of; the spot is left out where it is written nowhere. */
export interface OverviewPart {
  readonly kind: 'cookie' | 'secret' | 'provider' | 'store';
  readonly name: string;
  readonly detail: string;
  readonly origin?: SetupOrigin;
  readonly spot?: Spot;
}

export interface OverviewSetup extends Spot {
  readonly library: string;
  readonly version: string | null;
  readonly line: string;
  readonly parts: readonly OverviewPart[];
}

export interface OverviewApplication {
  readonly name: string;
  /** What `authLens/effective` takes. */
  readonly folder: string;
  /** The same as an address. */
  readonly uri: string;
  /** The same relative to the workspace. */
  readonly path: string;
  readonly setups: readonly OverviewSetup[];
  readonly stages: readonly (Spot & { readonly stage: Stage; readonly what: string })[];
  readonly middleware: readonly (Spot & { readonly library: string; readonly what: string; readonly paths: readonly string[] | null })[];
}

/** What the tree of an editor shows: plain data, texts unescaped. */
export interface Overview {
  readonly applications: readonly OverviewApplication[];
  readonly findings: readonly OverviewFinding[];
  /** Titles of the rules that found something. */
  readonly titles: { readonly [rule: string]: string };
  /** How many findings are left out because there are too many. */
  readonly more: number;
}
