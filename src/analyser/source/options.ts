import type { Primitive, Setting, Slot, Span, Value } from '../model/value';
import { absent, literal } from '../model/value';
import type { Expression, Options } from './define-library';
import { evaluateFound } from './evaluate';
import { expressionOf } from './expression';
import { refer } from './find';
import type { Found, Reference } from './found';
import type { Reader } from './reader';
import { missingSlot, slotOfEntry, spanOfEntry } from './slot';
import { ts } from './ts';
import { spanOf } from './unit';

/** The settings of an object, wherever it is put together. `callee` is where a missing one is reported. */
export function optionsOf(reader: Reader, node: ts.Node, callee: Span): Options {
  const read = (path: string, fallback?: Primitive | Value): Setting => {
    const steps = path.split('.');
    const found = reader.find(node, steps);
    const value = evaluateFound(reader, found);
    const entry = entryOf(found);
    const missing = value.kind === 'absent';
    return {
      path,
      value: withDefault(value, fallback),
      origin: missing && fallback !== undefined ? 'default' : 'written',
      span: entry ? spanOfEntry(entry) : parentSpan(reader, node, steps, callee),
      slot: entry ? slotOfEntry(entry) : missing || value.kind === 'by-environment' ? missingSlot(reader, node, steps) : undefined,
    };
  };
  return Object.assign(read, {
    expression: (path: string): Expression | undefined => {
      const found = reader.find(node, path.split('.'));
      return found.kind === 'node' ? expressionOf(reader, found.node) : undefined;
    },
    reference: (path: string): Reference | undefined => {
      const found = reader.find(node, path.split('.'));
      if (found.kind === 'reference') return found.reference;
      return found.kind === 'node' ? refer(reader, found.node) : undefined;
    },
    /** Whether the object is written out, so that a missing member is certainly missing. */
    closed: reader.find(node, ['\0nothing']).kind === 'absent',
    span: spanOf(node),
  });
}

/** Options that are not given; `slot` says where they could be. */
export function emptyOptions(span: Span, slot: (path: readonly string[]) => Slot | undefined, hidden: boolean): Options {
  const read = (path: string, fallback?: Primitive | Value): Setting => ({
    path,
    value: hidden ? { kind: 'unknown' } : withDefault(absent, fallback),
    origin: fallback === undefined ? 'written' : 'default',
    span,
    slot: hidden ? undefined : slot(path.split('.')),
  });
  return Object.assign(read, { expression: () => undefined, reference: () => undefined, closed: !hidden, span });
}

function entryOf(found: Found): ts.Node | undefined {
  return found.entry ?? (found.kind === 'either' ? (entryOf(found.production) ?? entryOf(found.development)) : undefined);
}

function withDefault(value: Value, fallback: Primitive | Value | undefined): Value {
  const filled = (one: Value): Value => {
    if (one.kind === 'by-environment') return { ...one, production: filled(one.production), development: filled(one.development) };
    const unset = one.kind === 'absent' || (one.kind === 'literal' && one.value === undefined);
    if (!unset || fallback === undefined) return one;
    return typeof fallback === 'object' && fallback !== null ? fallback : literal(fallback);
  };
  return filled(value);
}

/** A missing member's finding stands on the property that should hold it, else on the callee. */
function parentSpan(reader: Reader, node: ts.Node, steps: readonly string[], callee: Span): Span {
  for (let depth = steps.length - 1; depth > 0; depth -= 1) {
    const entry = entryOf(reader.find(node, steps.slice(0, depth)));
    if (entry && (ts.isPropertyAssignment(entry) || ts.isShorthandPropertyAssignment(entry))) return spanOf(entry.name);
  }
  return callee;
}
