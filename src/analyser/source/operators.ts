import { literal, type Primitive, unknown, type Value } from '../model/value';

type Change = (value: Value) => Value;

/** Applies a change in production and in development. */
function each(value: Value, change: Change): Value {
  if (value.kind !== 'by-environment') return change(value);
  return { ...value, production: each(value.production, change), development: each(value.development, change) };
}

/** Both sides, environment by environment. */
function pairwise(left: Value, right: Value, change: (left: Value, right: Value) => Value): Value {
  if (left.kind !== 'by-environment' && right.kind !== 'by-environment') return change(left, right);
  const [a, b] = [left, right].map((one) => (one.kind === 'by-environment' ? one : { production: one, development: one }));
  return {
    kind: 'by-environment',
    production: pairwise(a.production, b.production, change),
    development: pairwise(a.development, b.development, change),
  };
}

/** Whether a value is truthy, or undefined where that is not known. */
function truth(value: Value): boolean | undefined {
  if (value.kind === 'literal') return Boolean(value.value);
  if (value.kind === 'absent') return false;
  return value.kind === 'object' || value.kind === 'list' || value.kind === 'function' ? true : undefined;
}

export function invert(value: Value): Value {
  return each(value, (one) => {
    const known = truth(one);
    return known === undefined ? unknown : literal(!known);
  });
}

export function or(left: Value, right: Value): Value {
  return orElse(left, right, false);
}

export function and(left: Value, right: Value): Value {
  return pairwise(left, right, (one, other) => {
    const known = truth(one);
    if (known === false) return one;
    if (known) return other;
    return truth(other) === false ? literal(false) : unknown;
  });
}

/** `left ?? right` and `left || right`: an environment variable keeps what stands in for it. */
export function orElse(left: Value, right: Value, nullish: boolean): Value {
  return each(left, (one) => {
    if (one.kind === 'absent') return right;
    if (one.kind === 'env')
      return {
        kind: 'env',
        name: one.name,
        ...(one.numeric && { numeric: one.numeric }),
        fallback: one.fallback ? orElse(one.fallback, right, nullish) : told(right),
      };
    if (one.kind === 'unknown' && right.kind !== 'unknown') return { ...one, at: undefined, fallback: one.fallback ?? right };
    if (one.kind === 'literal') {
      const unset = nullish ? one.value === null || one.value === undefined : !one.value;
      return unset ? right : one;
    }
    return one;
  });
}

/** What stands in, if it says anything. */
const told = (value: Value): Value | undefined =>
  (value.kind === 'unknown' && !value.fallback) || value.kind === 'absent' || (value.kind === 'literal' && value.value === undefined)
    ? undefined
    : value;

/** Comparison, addition and multiplication of known values; `NODE_ENV === 'production'` becomes by-environment. */
export function combine(operator: string, left: Value, right: Value): Value {
  return pairwise(left, right, (one, other) => {
    if (one.kind === 'env' || other.kind === 'env') return ofNodeEnv(operator, one, other) ?? textual(operator, one, other);
    if (one.kind === 'literal' && other.kind === 'literal') return calculate(operator, one.value, other.value);
    return textual(operator, one, other);
  });
}

const environmentNames = new Set([
  'NODE_ENV',
  'APP_ENV',
  'VERCEL_ENV',
  'MODE',
  'ENV',
  'ENVIRONMENT',
  'NUXT_ENV',
  'NEXT_PUBLIC_VERCEL_ENV',
  'NEXT_PUBLIC_APP_ENV',
]);
const productionNames = new Set(['production', 'prod']);
const developmentNames = new Set(['development', 'dev', 'local']);

function ofNodeEnv(operator: string, left: Value, right: Value): Value | undefined {
  const variable = left.kind === 'env' ? left : right.kind === 'env' ? right : undefined;
  const other = variable === left ? right : left;
  if (!variable || !environmentNames.has(variable.name) || other.kind !== 'literal' || typeof other.value !== 'string') return undefined;
  const equal = operator === '===' || operator === '==';
  if (!equal && operator !== '!==' && operator !== '!=') return undefined;
  const name = other.value.toLowerCase();
  const isProduction = productionNames.has(name);
  const isDevelopment = developmentNames.has(name);
  return {
    kind: 'by-environment',
    production: literal(equal ? isProduction : !isProduction),
    development: literal(equal ? isDevelopment : !isDevelopment),
  };
}

function textual(operator: string, left: Value, right: Value): Value {
  const isText = (one: Value): boolean => one.kind === 'text' || (one.kind === 'literal' && typeof one.value === 'string');
  if (operator !== '+' || (!isText(left) && !isText(right))) return unknown;
  return { kind: 'text', parts: [left, right].flatMap((one) => (one.kind === 'text' ? one.parts : [one])) };
}

function calculate(operator: string, left: Primitive, right: Primitive): Value {
  if (operator === '+') {
    if (typeof left === 'string' || typeof right === 'string') return literal(`${left}${right}`);
    return literal(Number(left) + Number(right));
  }
  if (operator === '===' || operator === '==') return literal(left === right);
  if (operator === '!==' || operator === '!=') return literal(left !== right);
  const arithmetic: Record<string, (a: number, b: number) => number | boolean> = {
    '-': (a, b) => a - b,
    '*': (a, b) => a * b,
    '/': (a, b) => a / b,
    '%': (a, b) => a % b,
    '**': (a, b) => a ** b,
    '<': (a, b) => a < b,
    '>': (a, b) => a > b,
    '<=': (a, b) => a <= b,
    '>=': (a, b) => a >= b,
  };
  const apply = Object.hasOwn(arithmetic, operator) ? arithmetic[operator] : undefined;
  return apply ? literal(apply(Number(left), Number(right))) : unknown;
}
