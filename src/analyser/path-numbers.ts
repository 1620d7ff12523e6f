export type PathNumber = number;

export interface PathNumbers {
  /** The number of a path; one that is new takes the next, from 0. */
  numberOf(path: string): PathNumber;
  nameOf(number: PathNumber): string;
  /** All paths, by their numbers. */
  names(): readonly string[];
}

/** Paths as numbers: a file rests on some two hundred others, and sets of their names were most of what a large scan kept in memory. */
export function createPathNumbers(): PathNumbers {
  const numbers = new Map<string, PathNumber>();
  const names: string[] = [];
  return {
    numberOf(path) {
      const known = numbers.get(path) ?? names.length;
      if (known === names.length) {
        names.push(path);
        numbers.set(path, known);
      }
      return known;
    },
    nameOf: (number) => names[number],
    names: () => names,
  };
}
