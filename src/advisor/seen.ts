export type { Seen, SeenFact, SeenPlace, SeenSetup, SeenText } from '../analyser/model/seen';

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
