/** The middle of a list of numbers. */
export function median(list: readonly number[]): number {
  return quantile(list, 0.5);
}

/** The number below which this part of a list lies, by linear interpolation. */
export function quantile(list: readonly number[], part: number): number {
  const sorted = [...list].sort((one, other) => one - other);
  const at = (sorted.length - 1) * part;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at % 1);
}
