import type { Fact } from '../model/fact';
import type { Primitive, Setting, Slot, Span, Value } from '../model/value';
import type { Decorated } from './decorated';
import type { Variable } from './dotenv';
import type { Reference } from './found';
import type { FunctionFlow, Origin } from './function-flow';
import type { Instant } from './instant';
import type {
  Access,
  Assigned,
  Comparison,
  Dependency,
  Destination,
  Exported,
  FunctionInfo,
  Imported,
  JsonText,
  PlacedStatement,
  Reach,
  Role,
  Write,
  WrittenProperty,
} from './readings';

export type * from './readings';

import type { Made } from './makers';

export type { Decorated } from './decorated';
export type { BoundParameter, Delivery, FunctionFlow, Guard, Origin } from './function-flow';
export type { Made } from './makers';
export { wholeFlow } from './whole-flow';

/** Reads the settings of one options object; `path` is dotted, `fallback` the library's default. */
export interface Options {
  (path: string, fallback?: Primitive | Value): Setting;
  expression(path: string): Expression | undefined;
  reference(path: string): Reference | undefined;
  /** The object is written out: a missing member is certainly missing. */
  readonly closed: boolean;
  readonly span: Span;
}

/** A file that holds no code, as it is. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

export interface Expression {
  readonly span: Span;
  /** The member names as written, calls as `()`. */
  readonly steps: readonly string[];
  readonly value: Value;
  /** A name by which two uses of one value in a file can be matched. */
  readonly name: string | undefined;
  reference(): Reference;
  /** The members of the object, or of what the function returns. `callee` is where a missing member is reported. */
  options(callee?: Span): Options;
  /** The elements of an array; incomplete where some could not be read. */
  items(): { items: Expression[]; complete: boolean };
  /** The call that the expression is, or leads to. */
  call(): Call | undefined;
  /** The function that the expression is, or leads to. */
  function(): FunctionInfo | undefined;
  /** What the expression speaks of, dotted: `password`, `req.body.user`. */
  mentions(): string[];
  /** Every other use of the variable that the expression is: in which role, and in a call of what. */
  uses(): { readonly role: Role; readonly callee: string | undefined; readonly span: Span }[];
  /** The one thing that the function returns, where the expression is or leads to one. */
  result(): Expression | undefined;
  /** What happens when the function runs that the expression is or leads to; it is not followed beyond a name like `until`. */
  reach(until?: RegExp): Reach;
  /** Where the values go that the function is given, which the expression is or leads to. */
  flow(): FunctionFlow | undefined;
  /** Every place that the value may come from. */
  origins(): Origin[];
  /** What is spread into the object literal: `{ ...user }`. */
  spreads(): Expression[];
  /** Both sides where a condition chooses, the right one of `&&`; else the expression itself. */
  alternatives(): Expression[];
  /** The point in time, where it is written as so long after now. */
  instant(): Instant | undefined;
  /** Whether the function that the expression is or leads to calls this parameter on every way through it. */
  callsOnEveryWay(parameter: number): boolean;
  /** How many milliseconds after now the date is: `new Date(Date.now() + 60_000)`. */
  fromNow(): Value;
  /** Where more can be written at the end of the text. */
  textEnd(): Slot | undefined;
  /** The type that the object is written with, where it is written: there `typed` gives it too. Only of files that import such a module. */
  typedAs(module: RegExp): string | undefined;
}

/** A function that is called, with the calls in its own body. */
export interface Callee {
  readonly info: FunctionInfo;
  readonly calls: readonly Call[];
}

/** One call or construction. */
export interface Call {
  readonly root: Reference['root'];
  readonly module: string;
  /** From the module: `verify.()`, `().use.()`, `Cookies.new().set.()`. The module itself called is `()`. */
  readonly path: string;
  readonly steps: readonly string[];
  /** The written type of the parameter that the callee starts from. */
  readonly type: string | undefined;
  /** What stands left of the last name, as written: `res status ()`. */
  readonly receiver: readonly string[];
  /** The callee's last name. */
  readonly span: Span;
  readonly whole: Span;
  readonly scopes: readonly number[];
  /** How many arguments; NaN where some are spread. */
  readonly count: number;
  argument(index: number): Expression | undefined;
  /** An argument that is a setting of its own. */
  setting(index: number, name: string): Setting;
  /** An argument that holds options; where it is missing, its settings are missing as well. */
  options(index: number): Options;
  readonly awaited: boolean;
  /** What the nearest `try` around it does with an error: there is none, it stops (returns, throws, answers), or it goes on. */
  readonly caught: 'nowhere' | 'stops' | 'goes-on';
  /** The block of that `try`. */
  readonly tried: Span | undefined;
  /** The call's result decides by itself. */
  readonly role: Role;
  /** The function around the call. */
  around(): FunctionInfo | undefined;
  readonly discarded: boolean;
  /** The variable that takes the result. */
  readonly variable: string | undefined;
  /** The statement around the call and its indentation. */
  readonly statement: { readonly span: Span; readonly indent: string; readonly text: string };
  /** Certainly not reached in production: it stands in the other branch of a condition on the environment. */
  onlyInDevelopment(): boolean;
  /** The call whose result the called function returns, perhaps in another file. */
  leadsTo(): Call | undefined;
  /** The function that is called, where that is code of the workspace. */
  callee(): Callee | undefined;
  /** Where the result goes inside of its statement, nearest first. */
  destinations(): Destination[];
  /** What the call is made on where a condition chooses it; empty elsewhere. */
  owners(): Reference[];
  /** The functions of this file that call the function around the call, each as `scopes`. */
  callers(): number[][];
  /** The member names that are read from the result. */
  reads(): string[];
  /**
   * What `work` makes of every call of one method in the called function of the workspace, with this call's arguments. All it wants to know
   * it has to ask at once.
   */
  within<T>(method: string, work: (inner: Call) => T): T[];
  /** What the called function of the workspace assigns to something of the platform, with this call's arguments: `document.cookie`. */
  writes(target: string): Value[];
}

/** One parsed file, as libraries see it. */
export interface Source {
  readonly path: string;
  /** The version of a package for this file, installed or declared; undefined where nothing says. */
  version(name: string): string | undefined;
  /** The version that is certainly installed: of node_modules, else of a lock file. */
  installed(name: string): string | undefined;
  runsIn(): 'server' | 'browser' | 'unknown';
  /** Calls into a module, all or those with one of the paths. */
  calls(module: string | RegExp, ...paths: string[]): Call[];
  /** Calls of a method on something that is no known module: `res.cookie(...)`, `localStorage.setItem(...)`. */
  methods(name: string): Call[];
  globalWrites(prefix: string): Write[];
  /** Chains of members that hold this name somewhere. */
  accesses(name: string): Access[];
  /** Assignments and deletions whose target ends in, or holds, this name. */
  assignments(name: string): Assigned[];
  comparisons(): Comparison[];
  /** Operands that decide by themselves which way the program goes. */
  decisions(): Expression[];
  /** Whether the file holds this identifier anywhere: cheap, to save the rest. */
  holdsName(name: string): boolean;
  /** The calls of the file, in order. */
  everyCall(): Call[];
  /** The function that `scopes` name by this number. */
  functionAt(scope: number): FunctionInfo | undefined;
  /** The statement that starts here, where others can be put before it. */
  statementAt(span: Span): PlacedStatement | undefined;
  /** Whether a place of this file is reached only under a condition, seen from the function around it. */
  isConditional(span: Span): boolean;
  /** Values of quoted properties with this lower-case name. */
  properties(name: string): Expression[];
  /** Objects with one of these written types. */
  typed(...types: string[]): Expression[];
  imports(module: RegExp): boolean;
  /** Where such modules are imported or required. */
  imported(module: RegExp): Imported[];
  /** Properties with this name, wherever they are written. */
  written(name: string): WrittenProperty[];
  /** Texts that stand in the code, with a pattern. */
  texts(pattern: RegExp): Expression[];
  /** Texts put together by a template or `+`, with a pattern in one of their written parts. */
  builtTexts(pattern: RegExp): Expression[];
  /** Where a member of this name is counted up: `+= 1`, `++`. */
  increments(name: string): { readonly steps: readonly string[]; readonly span: Span; readonly scopes: readonly number[] }[];
  /** What a package.json asks for. */
  dependencies(): Dependency[];
  /** What a JSON file says, with places. */
  json(): JsonText;
  exports(): Exported[];
  /** The calls that exported and imported names come from. */
  makers(): Made[];
  /** The methods of classes that have decorators. */
  decorated(): Decorated[];
  /** The functions that a directive such as `use server` speaks of, at the top of the file or of the function. */
  marked(directive: string): Exported[];
  /** The folder of the nearest package.json. */
  application(): string;
  /** Files with these names beside that package.json and above it, up to the top of the checkout; the nearest first. Not for `.env` files. */
  beside(...names: string[]): TextFile[];
  /** Whether git certainly tracks the file. */
  isTracked(): boolean;
  /** The variables of a `.env` file; such a file holds no code. */
  variables(): Variable[];
}

export interface Library {
  readonly id: string;
  /** Modules whose import makes a file worth parsing, as written in import statements. */
  readonly modules: readonly string[];
  /** Beginnings of other module names that belong to it: read as packages even where the workspace holds their source. */
  readonly family?: readonly string[];
  /** What makes a file worth parsing without such an import: every pattern of one of these lists must occur (case does not matter). */
  readonly triggers?: readonly (readonly string[])[];
  /** Names of files that are worth parsing, as patterns: where the text has the one, and does not have the other. */
  readonly files?: readonly (readonly [path: string, text?: string, unless?: string])[];
  /** A file that nothing but its own triggers and names speaks for is shown to no other library: there, those would find nothing. */
  readonly alone?: true;
  /** Of such a file: it is only looked at where the other facts of its application ask for it. */
  readonly needs?: (facts: readonly Fact[]) => boolean;
  detect(source: Source): readonly Fact[];
}

/** A call with some of its answers replaced, such as arguments that a wrapper hands on in another order. */
export function callWith(call: Call, answers: Partial<Call>): Call {
  return Object.assign(Object.create(call), answers);
}

export function defineLibrary(library: Library): Library {
  return library;
}
