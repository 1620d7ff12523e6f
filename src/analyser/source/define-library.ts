import type { Fact } from '../model/fact';
import type { Primitive, Setting, Slot, Span, Value } from '../model/value';
import type { Variable } from './dotenv';
import type { Reference } from './found';
import type { Instant } from './instant';

/** Reads the settings of one options object; `path` is dotted, `fallback` the library's default. */
export interface Options {
  (path: string, fallback?: Primitive | Value): Setting;
  expression(path: string): Expression | undefined;
  reference(path: string): Reference | undefined;
  /** The object is written out: a missing member is certainly missing. */
  readonly closed: boolean;
  readonly span: Span;
}

/** How a value is used where it is read. `condition`: it decides by itself, as a test, a negation or an operand of one. */
export type Role = 'condition' | 'argument' | 'assigned' | 'returned' | 'read';

/** A chain of members as it is read: `req.cookies.role`. */
export interface Access {
  readonly steps: readonly string[];
  readonly reference: Reference;
  readonly span: Span;
  readonly scopes: readonly number[];
  readonly role: Role;
}

/** `target = value`, also `||=`, `??=` and `delete target` (then without a value). */
export interface Assigned {
  /** The target as written: `req session userId`. */
  readonly steps: readonly string[];
  readonly reference: Reference;
  readonly target: Span;
  readonly value: Expression | undefined;
  readonly scopes: readonly number[];
}

export interface Comparison {
  readonly operator: '===' | '!==' | '==' | '!=';
  readonly left: Expression;
  readonly right: Expression;
  readonly span: Span;
  readonly scopes: readonly number[];
}

/** A statement of its own: not the only one of an `if` without braces. `isAsync`: `await` may stand here. */
export interface PlacedStatement {
  readonly span: Span;
  readonly indent: string;
  readonly isAsync: boolean;
}

/** Where a value goes. `picked`: it chooses an element of that list; `beside`: a text handed to the same call. */
export interface Destination {
  readonly how: 'assigned' | 'appended' | 'property' | 'returned' | 'argument' | 'beside' | 'picked';
  readonly name: string;
}

/** An import or a `require`; `whole` is the call, or the statement of an import. */
export interface Imported {
  readonly name: string;
  readonly span: Span;
  readonly whole: Span;
  readonly form: 'import' | 'require';
}

/** A property as it is written somewhere, with the names of what it stands in, outermost first. */
export interface WrittenProperty {
  readonly setting: Setting;
  readonly expression: Expression;
  readonly within: readonly string[];
  readonly scopes: readonly number[];
}

export interface FunctionInfo {
  /** The number by which `scopes` name it. */
  readonly scope: number;
  readonly file: string;
  readonly name: string | undefined;
  readonly span: Span;
  readonly parameters: readonly Parameter[];
}

export interface Parameter {
  readonly name: string | undefined;
  /** Where it is used, in order. */
  readonly uses: readonly { readonly span: Span; readonly role: Role; readonly scopes: readonly number[] }[];
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
  /** What is spread into the object literal: `{ ...user }`. */
  spreads(): Expression[];
  /** The point in time, where it is written as so long after now. */
  instant(): Instant | undefined;
  /** How many milliseconds after now the date is: `new Date(Date.now() + 60_000)`. */
  fromNow(): Value;
  /** Where more can be written at the end of the text. */
  textEnd(): Slot | undefined;
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
  /** Where the result goes inside of its statement, nearest first. */
  destinations(): Destination[];
  /** What the call is made on where a condition chooses it; empty elsewhere. */
  owners(): Reference[];
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
  detect(source: Source): readonly Fact[];
}

/** A call with some of its answers replaced, such as arguments that a wrapper hands on in another order. */
export function callWith(call: Call, answers: Partial<Call>): Call {
  return Object.assign(Object.create(call), answers);
}

export function defineLibrary(library: Library): Library {
  return library;
}
