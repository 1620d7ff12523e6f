/** A pattern for a trigger: the one and the other stand at most so many characters apart, whichever comes first. */
export function near(one: string, other: string, most: number): string {
  const between = `[\\s\\S]{0,${most}}`;
  return `(${one})${between}(${other})|(${other})${between}(${one})`;
}
