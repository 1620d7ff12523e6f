import type { Fact } from '../analyser/model/fact';
import type { Setup } from '../analyser/model/finding';

/** What the scan of an application gives the advisor. Paths are absolute with forward slashes. */
export interface Seen {
  /** Facts of the analyser, where they are at hand: providers, adapters, stores, routes, claims. */
  readonly facts: readonly Fact[];
  readonly setups: readonly Setup[];
  /** Every package.json, deployment files by the names of `deploymentFiles`, and the files that the facts come from. */
  readonly texts: readonly SeenText[];
}

export interface SeenText {
  readonly path: string;
  readonly text: string;
}

/** A package.json that could be read. */
export interface SeenPackage {
  readonly path: string;
  /** With a slash at the end. */
  readonly folder: string;
  /** Dependency to declared range, those for development left out. */
  readonly dependencies: { readonly [name: string]: string };
  lineOf(name: string): number;
}

/** The line of an offset, from 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\r|\n/).length;
}

/** The same, for each application that sets a session up: every package.json with a set-up below it and no nearer one. */
export function applicationsIn(seen: Seen): { readonly folder: string; readonly seen: Seen }[] {
  const folders = seen.texts.map(({ path }) => path).flatMap((path) => /^(.*\/)?package\.json$/.exec(path)?.[1] ?? []);
  const homeOf = (file: string) =>
    folders.filter((folder) => file.startsWith(folder)).sort((one, other) => other.length - one.length)[0] ?? '';
  const homes = [...new Set(seen.setups.map(({ file }) => homeOf(file)))].sort();
  return homes.map((folder) => ({
    folder,
    seen: {
      facts: seen.facts.filter(({ span }) => homeOf(span.file) === folder),
      setups: seen.setups.filter(({ file }) => homeOf(file) === folder),
      texts: seen.texts.filter(({ path }) => homeOf(path) === folder),
    },
  }));
}
