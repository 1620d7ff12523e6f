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

/** Less than 0 where the first version is the earlier one, with what stands behind the dash: https://semver.org/#spec-item-11. */
export function compareVersions(one: string, other: string): number {
  const [own, theirs] = [one, other].map((version) => version.replace(/^v|\+.*$/g, '').split('-'));
  const numbers = compareParts(own[0].split('.'), theirs[0].split('.'));
  if (numbers !== 0) return numbers;
  const [tag, otherTag] = [own, theirs].map((parts) => parts.slice(1).join('-'));
  if (tag === '' || otherTag === '') return Number(tag === '') - Number(otherTag === '');
  return compareParts(tag.split('.'), otherTag.split('.'));
}

function compareParts(own: readonly string[], theirs: readonly string[]): number {
  for (let index = 0; index < Math.max(own.length, theirs.length); index += 1) {
    const [left, right] = [own[index], theirs[index]];
    if (left === undefined || right === undefined) return left === undefined ? -1 : 1;
    const areNumbers = /^\d+$/.test(left) && /^\d+$/.test(right);
    const order = areNumbers ? Number(left) - Number(right) : left < right ? -1 : Number(left > right);
    if (order !== 0) return order;
  }
  return 0;
}
