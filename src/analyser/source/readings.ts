import type { Setting, Span, Value } from '../model/value';
import type { Call, Expression } from './define-library';
import type { Reference } from './found';

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
  /** It takes elements out of a list, or chooses between two numbers: `list.filter((one) => one !== it)`, `x === y ? 1 : 0`. */
  readonly sorts: boolean;
  /** What differs takes the other's place then: it asks whether something has changed. */
  readonly renews: boolean;
  /** The program throws or exits where it holds. */
  readonly refused: boolean;
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

/** An import or a `require`; `whole` is the call, or the statement of an import that is one. */
export interface Imported {
  readonly name: string;
  readonly span: Span;
  readonly whole: Span;
  /** The whole as it is written. */
  readonly text: string;
  readonly form: 'import' | 'require' | 'dynamic';
}

/** A property as it is written somewhere, with the names of what it stands in, outermost first. */
export interface WrittenProperty {
  readonly setting: Setting;
  readonly expression: Expression;
  readonly within: readonly string[];
  /** The object that it stands in. */
  readonly object: Span;
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
  /** Where it is used, in order. `logs`: it decides about nothing but a line in a log. */
  readonly uses: readonly { readonly span: Span; readonly role: Role; readonly scopes: readonly number[]; readonly logs: boolean }[];
}

/** A name that a file exports. */
export interface Exported {
  readonly name: string;
  readonly span: Span;
  /** What it is, where that is code of the workspace; and what it refers to. */
  readonly expression: Expression | undefined;
  readonly reference: Reference | undefined;
  /** The outermost function that it stands in, for what is no export but marked. */
  readonly around?: Expression;
}

export interface Told {
  readonly text: string;
  readonly span: Span;
}

/** What happens when a function runs, other functions and files that it leads to included. */
export interface Reach {
  readonly calls: readonly Call[];
  /** Every identifier. */
  readonly names: ReadonlySet<string>;
  /** The first names of what is tested for not being there: `token` of `!token?.value` and of `token === undefined`. */
  readonly missing: ReadonlySet<string>;
  /** Texts, and how templates begin. */
  readonly texts: readonly Told[];
  /** False where something could not be followed. */
  readonly complete: boolean;
  /** What stands in files that the workspace does not hold; undefined where something else could not be followed either. */
  readonly lost?: readonly Lost[];
}

/** A package that a package.json asks for. */
export interface Dependency {
  readonly name: string;
  readonly range: Setting;
  readonly development: boolean;
}

/** A JSON file: `at` of each value is its place. `mistake` is where the first error of its syntax stands. */
export interface JsonText {
  readonly value: Value;
  readonly mistake?: Span;
}

/** An assignment to something of the platform. */
export interface Write {
  /** What follows the prefix: `token` in `localStorage.token`. */
  readonly name: string;
  readonly target: Span;
  readonly value: Expression;
  readonly scopes: readonly number[];
}

/** A name that is imported from a file that is not there. */
export interface Lost {
  readonly module: string;
}
