import type { Matters } from '../analyser/prefilter';

export interface ListOptions {
  readonly exclude: readonly string[];
  /** Also `.env` files. */
  readonly environments: boolean;
  readonly maxBytes: number;
  readonly cancelled: () => boolean;
  readonly onDirectory?: (count: number) => void;
}

export interface Listing {
  /** Absolute paths with forward slashes. */
  readonly files: readonly string[];
  /** Every package.json. */
  readonly manifests: readonly string[];
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
}

export type ReadResult = { readonly text: string } | { readonly skipped: string };

/** Where files come from: a disk, or the editor's own file system. Everything a repository holds enters here. */
export interface World {
  /** Every file below a folder that may be analysed. */
  list(folder: string, options: ListOptions): Promise<Listing>;
  read(path: string, maxBytes: number): ReadResult;
  /** The same for a file to analyse; undefined where `matters` says no. */
  candidate(path: string, maxBytes: number, matters: Matters): ReadResult | undefined;
  /** Makes the newest texts readable; a disk needs no such step. */
  load?(paths: readonly string[]): Promise<void>;
  /** Whether git tracks a file; undefined, or left out, where that cannot be known. */
  isTracked?(path: string): boolean | undefined;
  /** The address of a rule's page, with `{id}` in it, for clients that offer none. */
  readonly rulePage?: string;
}
