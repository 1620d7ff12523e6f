import type { Value } from '../model/value';
import type { Answer } from './answered';
import { evaluate } from './evaluate';
import { find } from './find';
import type { Found } from './found';
import { resolveModule } from './modules';
import { parse } from './parse';
import { ts } from './ts';
import type { Unit } from './unit';

/** Where texts come from; absolute paths with forward slashes. */
export interface Texts {
  read(path: string): string | undefined;
  /** What was worked out from them before, by question, for as long as they stay as they are. */
  readonly answers?: Map<string, Answer>;
  /** Such an answer is used. */
  saw?(answer: Answer): void;
  /** Modules that are read as packages even where the workspace holds their source. */
  isKnownModule?(name: string): boolean;
  /** Every package.json of the workspace, where they are known. */
  manifests?(): readonly string[];
  /** Whether git tracks a file; undefined where that cannot be known. */
  isTracked?(path: string): boolean | undefined;
}

/** Follows names and values from one file, into others where they lead there. */
export interface Reader {
  readonly texts: Texts;
  /** The parsed file, or undefined where there is none or it is too large to follow into. */
  unit(path: string): Unit | undefined;
  /** The file that a specifier means, or undefined for a package outside of the workspace. */
  resolve(from: string, specifier: string): string | undefined;
  find(node: ts.Node, path?: readonly string[]): Found;
  evaluate(node: ts.Node): Value;
  /** Runs `work` with the parameters of a function bound to the arguments of one call. */
  inCall<T>(call: ts.CallExpression, target: ts.SignatureDeclaration, work: () => T): T;
  /** Runs `work` with the argument that a parameter is bound to, as its caller sees it; `otherwise` where it is bound to none. */
  withArgument<T>(parameter: ts.ParameterDeclaration, otherwise: T, work: (argument: ts.Expression) => T): T;
  /** Runs `work` unless it is too deep or already running for the same subject; then gives `otherwise`. */
  guarded<T>(subject: object, detail: string, otherwise: T, work: () => T): T;
}

interface Frame {
  readonly call: ts.CallExpression;
  readonly target: ts.SignatureDeclaration;
}

const isSpread = (node: ts.Node): boolean => ts.isSpreadElement(node);
const deepest = 60;
const mostSteps = 400_000;
const longestDependency = 1_000_000;

/** Parsed files that several readers may share, newest last. */
export interface UnitCache {
  get(path: string, text: string): Unit | undefined;
  set(unit: Unit): void;
  /** The file as it was analysed last, for its next edit; whoever takes it is the only one who has it. */
  takeEdited(path: string): Unit | undefined;
  keepEdited(unit: Unit): void;
}

/**
 * A reader for the names of one file. `dependencies` collects the other files whose text mattered, those that do not
 * exist as well, so that a change of any of them can start a new analysis.
 */
export function createReader(texts: Texts, start: Unit, cache: UnitCache, dependencies: Set<string>): Reader {
  const units = new Map<string, Unit | undefined>([[start.path, start]]);
  /** What is being followed, outermost first. */
  const running: { readonly subject: object; readonly detail: string }[] = [];
  const budget = { steps: 0, cuts: 0 };
  const bound: { frames: readonly Frame[] } = { frames: [] };
  const withFrames = <T>(frames: readonly Frame[], work: () => T): T => {
    const before = bound.frames;
    bound.frames = frames;
    try {
      return work();
    } finally {
      bound.frames = before;
    }
  };
  const read = (path: string): string | undefined => {
    if (path !== start.path) dependencies.add(path);
    return texts.read(path);
  };
  const used = new Set<Answer>();
  const saw = (answer: Answer): void => {
    if (used.has(answer)) return;
    used.add(answer);
    for (const path of answer.paths) if (path !== start.path) dependencies.add(path);
    for (const inner of answer.answers) saw(inner);
  };
  const found = new Map<ts.Node, Found>();
  const members = new Map<ts.Node, Map<string, Found>>();
  const values = new Map<ts.Node, Value>();
  const membersOf = (node: ts.Node): Map<string, Found> => {
    const known = members.get(node) ?? new Map<string, Found>();
    members.set(node, known);
    return known;
  };
  // What was cut short inside of a cycle, or holds for one call only, is not the answer elsewhere.
  const remembered = <K, T>(memory: Map<K, T>, key: K, work: () => T): T => {
    if (bound.frames.length > 0) return work();
    const before = memory.get(key);
    if (before !== undefined) return before;
    const { cuts } = budget;
    const result = work();
    if (budget.cuts === cuts) memory.set(key, result);
    return result;
  };
  const reader: Reader = {
    texts: { ...texts, read, saw },
    unit(path) {
      if (!units.has(path)) units.set(path, load(path, read(path), cache));
      return units.get(path);
    },
    resolve: (from, specifier) => resolveModule(reader.texts, from, specifier),
    find: (node, path = []) =>
      path.length === 0
        ? remembered(found, node, () => find(reader, node, path))
        : remembered(membersOf(node), path.join('\n'), () => find(reader, node, path)),
    evaluate: (node) => remembered(values, node, () => evaluate(reader, node)),
    inCall: (call, target, work) => withFrames([...bound.frames, { call, target }], work),
    withArgument(parameter, otherwise, work) {
      const level = bound.frames.findLastIndex(({ target }) => target === parameter.parent);
      if (level < 0) return otherwise;
      const { call, target } = bound.frames[level];
      const index = target.parameters.indexOf(parameter);
      const given = call.arguments.slice(0, index + 1).some(isSpread) ? undefined : (call.arguments[index] ?? parameter.initializer);
      return given ? withFrames(bound.frames.slice(0, level), () => work(given)) : otherwise;
    },
    guarded(subject, detail, otherwise, work) {
      budget.steps += 1;
      const isRunning = running.some((one) => one.subject === subject && one.detail === detail);
      if (isRunning || running.length > deepest || budget.steps > mostSteps) {
        budget.cuts += 1;
        return otherwise;
      }
      running.push({ subject, detail });
      try {
        return work();
      } finally {
        running.pop();
      }
    },
  };
  return reader;
}

function load(path: string, text: string | undefined, cache: UnitCache): Unit | undefined {
  if (text === undefined || text.length > longestDependency) return undefined;
  const known = cache.get(path, text);
  if (known) return known;
  const unit = parse(path, text);
  cache.set(unit);
  return unit;
}
