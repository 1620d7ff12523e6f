import type { Span, Value } from '../model/value';
import type { Call, Expression, FunctionInfo } from './define-library';
import type { NodeOrigin } from './origins';

/** Where a value comes from, seen from inside of a function. */
export interface Origin extends Pick<NodeOrigin, 'root' | 'path' | 'without' | 'parsed'> {
  /** What two values of one origin share: the call or the name that they start from. */
  readonly key: string;
  readonly expression: Expression;
  /** The call that gives it, for `call`. */
  call(): Call | undefined;
  /** What happens in the function of the workspace that the call runs. */
  flow(): FunctionFlow | undefined;
}

/** A test that is met, or not, where a place is reached. */
export interface Guard {
  readonly holds: boolean;
  readonly value: Value;
  readonly origins: readonly Origin[];
  /** `startsWith` of `url.startsWith('/')`, `===` of a comparison. */
  readonly operation: string | undefined;
  /** What the method is called on and its arguments, or the two sides. */
  readonly operands: readonly (readonly Origin[])[];
  readonly expression: Expression;
}

/** A value that a function puts somewhere: into what it was given, or into its result. */
export interface Delivery {
  /** `0 session user id` for `session.user.id = ...` of `({ session }) => ...`; `result user id` for what is returned. */
  readonly into: readonly string[];
  /** `spread`: all of its members go there. `opened`: an object is written out there. */
  readonly how: 'set' | 'spread' | 'opened';
  readonly from: readonly Origin[];
  readonly value: Expression;
  /** The assignment, the property or the returned value. */
  readonly span: Span;
  /** What can be deleted with nothing left behind. */
  readonly removal?: Span;
  readonly guards: readonly Guard[];
  readonly afterFailure: boolean;
  readonly alone: boolean;
}

/** A parameter with the names that it is taken apart into. */
export interface BoundParameter {
  readonly name: string | undefined;
  readonly members: readonly { readonly key: string; readonly name: string }[];
  /** Where another member can be taken out. */
  readonly more?: { readonly at: Span; readonly before: string };
}

/** A value that is handed to a call or compared: somebody looks at it. */
export interface Asked extends Origin {
  /** The `key` of the call that it is handed to. */
  readonly by?: string;
}

/** A call to what may be a function of the workspace. */
export interface Helper {
  /** The `key` of the origin that its result is. */
  readonly key: string;
  /** What it is handed, from the argument's position: `0 session user`. */
  given(path: readonly string[]): readonly Origin[];
  flow(): FunctionFlow | undefined;
}

export interface FunctionFlow {
  readonly info: FunctionInfo;
  readonly parameters: readonly BoundParameter[];
  readonly deliveries: readonly Delivery[];
  /** Members that are deleted or set to nothing. */
  readonly removed: readonly Origin[];
  /** Chains of members that are read: `user.password`. */
  readonly reads: readonly Origin[];
  readonly asked: readonly Asked[];
  readonly comparisons: readonly { readonly sides: readonly { readonly span: Span; readonly from: readonly Origin[] }[] }[];
  readonly calls: readonly Call[];
  readonly helpers: readonly Helper[];
  /** Properties of objects that are written out as arguments, with the called names: `findFirst({ where: { password } })`. */
  readonly handed: readonly { readonly callee: string; readonly name: string; readonly from: readonly Origin[]; readonly span: Span }[];
  /** Every identifier in it. */
  readonly names: ReadonlySet<string>;
  /** Some way through it ends in an error, or without a value. */
  readonly mayEndOtherwise: boolean;
  /** The comments in it. */
  readonly comments: string;
  /** Where a name in the function comes from. */
  originsOf(expression: Expression): readonly Origin[];
}
