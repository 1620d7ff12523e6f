/** `major.minor.patch` as numbers; undefined for tags such as `beta` and where nothing is known. */
export function parseVersion(version: string | undefined): readonly [number, number, number] | undefined {
  const match = /^(\d+)\.(\d+)\.(\d+)/.exec(version ?? '');
  return match ? [Number(match[1]), Number(match[2]), Number(match[3])] : undefined;
}

/** Whether a version is the given one or later; `otherwise` where it is not known. */
export function atLeast(version: string | undefined, minimum: string, otherwise: boolean): boolean {
  const [own, other] = [parseVersion(version), parseVersion(minimum)];
  if (!own || !other) return otherwise;
  for (let index = 0; index < 3; index += 1) if (own[index] !== other[index]) return own[index] > other[index];
  return true;
}
