import type { UnitCache } from './source/reader';
import type { Unit } from './source/unit';

const mostCharacters = 500_000;
const mostEdited = 4;

/** Keeps the files that several others follow names into; the ones used longest ago go first. Twice as many save no time, and take 45 MB more. */
export function createUnitCache(): UnitCache {
  const units = new Map<string, Unit>();
  const edited = new Map<string, Unit>();
  const size = { characters: 0 };
  const drop = (path: string): void => {
    size.characters -= units.get(path)?.text.length ?? 0;
    units.delete(path);
  };
  return {
    get(path, text) {
      const unit = units.get(path);
      if (!unit) return undefined;
      drop(path);
      if (unit.text !== text) return undefined;
      units.set(path, unit);
      size.characters += text.length;
      return unit;
    },
    set(unit) {
      drop(unit.path);
      units.set(unit.path, unit);
      size.characters += unit.text.length;
      for (const path of units.keys()) {
        if (size.characters <= mostCharacters) break;
        drop(path);
      }
    },
    takeEdited(path) {
      const unit = edited.get(path);
      edited.delete(path);
      return unit;
    },
    keepEdited(unit) {
      edited.set(unit.path, unit);
      for (const path of [...edited.keys()].slice(0, -mostEdited)) edited.delete(path);
    },
  };
}
