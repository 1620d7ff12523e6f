import type { Fact } from '../model/fact';
import type { Primitive, Setting, Span, Value } from '../model/value';
import type { Reference } from './found';

/** Reads the settings of one options object; `path` is dotted, `fallback` the library's default. */
export interface Options {
  (path: string, fallback?: Primitive | Value): Setting;
  expression(path: string): Expression | undefined;
  reference(path: string): Reference | undefined;
  /** The object is written out: a missing member is certainly missing. */
  readonly closed: boolean;
  readonly span: Span;
}

export interface Expression {
  readonly span: Span;
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
  readonly discarded: boolean;
  /** The variable that takes the result. */
  readonly variable: string | undefined;
  /** The statement around the call and its indentation. */
  readonly statement: { readonly span: Span; readonly indent: string };
  /** The functions of this file that call the function around the call, each as `scopes`. */
  callers(): number[][];
  /** The member names that are read from the result. */
  reads(): string[];
}

/** An assignment to something of the platform. */
export interface Write {
  /** What follows the prefix: `token` in `localStorage.token`. */
  readonly name: string;
  readonly target: Span;
  readonly value: Expression;
  readonly scopes: readonly number[];
}

/** One parsed file, as libraries see it. */
export interface Source {
  readonly path: string;
  /** The version of a package for this file, installed or declared; undefined where nothing says. */
  version(name: string): string | undefined;
  runsIn(): 'server' | 'browser' | 'unknown';
  /** Calls into a module, all or those with one of the paths. */
  calls(module: string | RegExp, ...paths: string[]): Call[];
  /** Calls of a method on something that is no known module: `res.cookie(...)`, `localStorage.setItem(...)`. */
  methods(name: string): Call[];
  globalWrites(prefix: string): Write[];
  /** Values of quoted properties with this lower-case name. */
  properties(name: string): Expression[];
  /** Objects with one of these written types. */
  typed(...types: string[]): Expression[];
  imports(module: RegExp): boolean;
}

export interface Library {
  readonly id: string;
  /** Modules whose import makes a file worth parsing, as written in import statements. */
  readonly modules: readonly string[];
  /** Beginnings of other module names that belong to it: read as packages even where the workspace holds their source. */
  readonly family?: readonly string[];
  /** What makes a file worth parsing without such an import: every pattern of one of these lists must occur (case does not matter). */
  readonly triggers?: readonly (readonly string[])[];
  detect(source: Source): readonly Fact[];
}

export function defineLibrary(library: Library): Library {
  return library;
}
