import type { JwtSignFact, WholeObject } from '../model/jwt-facts';
import type { Setting, Value } from '../model/value';
import type { Call, Expression, Options, Source } from './define-library';
import { handedTo } from './own-callers';

/** What can be told of a token's payload, wherever it is put together. */
export interface Payload {
  readonly payload: Value;
  readonly payloadExpiry: Setting;
  readonly payloadLifetime?: JwtSignFact['payloadLifetime'];
  readonly claims: readonly Setting[];
  readonly wholes: readonly WholeObject[];
}

const nothing: Setting = { path: 'payload', value: { kind: 'unknown' }, origin: 'inferred', span: { file: '', start: 0, end: 0 } };

/** A payload that is not known. */
export const hiddenPayload: Payload = { payload: nothing.value, payloadExpiry: nothing, claims: [], wholes: [] };

/** The argument of a call that becomes the payload. */
export function payloadOf(call: Call, index: number): Payload {
  const given = call.argument(index);
  const option = call.options(index);
  if (!given) return { ...hiddenPayload, payload: call.setting(index, 'payload').value, payloadExpiry: option('exp') };
  const parts = partsOf(given);
  return {
    payload: given.value,
    payloadExpiry: option('exp'),
    payloadLifetime: option.expression('exp')?.instant(),
    claims: parts.flatMap((part) => claimsOf(part.options(call.span), part.value, part !== given || !isInline(part))),
    wholes: parts.flatMap((part) => wholesOf(part)),
  };
}

/** The payload of a function's own making is its parameter: what all its callers write out field by field is no whole record. */
export function payloadIn(source: Source, call: Call, index: number): Payload {
  const payload = payloadOf(call, index);
  const wholes = payload.wholes.filter(({ name }) => {
    const given = handedTo(source, call, name);
    return given.length === 0 || given.some((one) => one.value.kind !== 'object' || wholesOf(one).length > 0);
  });
  return { ...payload, wholes };
}

/** `Object.assign({}, user, { role })` is put together from its arguments, `JSON.parse(JSON.stringify(x))` is `x`. */
function partsOf(given: Expression, depth = 0): Expression[] {
  const call = depth < 4 ? given.call() : undefined;
  if (call?.path === 'Object.assign.()')
    return Array.from({ length: call.count || 0 }, (_, index) => call.argument(index)).flatMap((one) =>
      one ? partsOf(one, depth + 1) : [],
    );
  if (call?.path === 'JSON.parse.()' || call?.path === 'JSON.stringify.()') {
    const inner = call.argument(0);
    return inner ? partsOf(inner, depth + 1) : [given];
  }
  return [given];
}

const isInline = ({ steps }: Expression): boolean => steps.length === 1 && steps[0] === '';

/** Members that are often added by a later assignment: only a known name can be looked for. */
const addedLater = 'password passwordHash hash pwd secret pin ssn role roles isAdmin admin permissions email phone address'.split(' ');

function claimsOf(option: Options, value: Value, mayChange: boolean): Setting[] {
  if (value.kind !== 'object') return [];
  const written = Object.keys(value.members).flatMap((name) => {
    const inner = value.members[name];
    const nested = inner.kind === 'object' ? Object.keys(inner.members) : [];
    return [known(option(name), inner), ...nested.map((one) => option(`${name}.${one}`))];
  });
  const later = mayChange ? addedLater.filter((name) => !(name in value.members)).map((name) => option(name)) : [];
  return [...written, ...later.filter((one) => one.value.kind !== 'absent' && one.slot !== undefined)];
}

/** What came through a spread is known from the object itself. */
const known = (setting: Setting, value: Value): Setting => (setting.slot || !value.at ? setting : { ...setting, value, span: value.at });

/** Names under which a whole object is put away; under others, such as `id`, it is taken for the one thing that they say. */
const holder = /^(user|usuario|account|member|customer|admin|employee|profile|person|data|payload|doc|record|result|student|client|owner)/i;

function wholesOf(part: Expression): WholeObject[] {
  const { value } = part;
  if (isNarrowed(part.call())) return [];
  if (value.kind === 'unknown') return [wholeOf(part)];
  if (value.kind !== 'object') return [];
  const option = part.options();
  const members = Object.entries(value.members).flatMap(([name, member]) =>
    member.kind === 'unknown' && member.name && holder.test(name) ? [{ at: option(name).span, name: member.name, fetched: false }] : [],
  );
  return [...part.spreads().flatMap((one) => (one.value.kind === 'unknown' && !isNarrowed(one.call()) ? [wholeOf(one)] : [])), ...members];
}

function wholeOf(expression: Expression): WholeObject {
  const { value, span, steps } = expression;
  const name = (value.kind === 'unknown' && value.name) || steps.join('.');
  return { at: span, name, fetched: isFetched(expression.call()) };
}

const queries =
  /^(findOne|findById|findByPk|findUnique|findUniqueOrThrow|findFirst|findFirstOrThrow|findOneBy|findOneByOrFail|findOneOrFail|findByEmail|findByUsername|findByIdAndUpdate|findOneAndUpdate)$/;
const narrows = /^(select|pick|omit|project|projection|attributes|omitBy)$/;

function isFetched(call: Call | undefined): boolean {
  if (!call?.steps.some((step) => queries.test(step)) || isNarrowed(call)) return false;
  return /^(findOne|find|exec|lean|toObject|toJSON)/.test(call.steps.at(-1) ?? '');
}

/** Only some fields are asked for: `findUnique({ where, select: { id: true } })`, `findOne(...).select('id')`. */
function isNarrowed(call: Call | undefined): boolean {
  if (!call) return false;
  if (call.steps.some((step) => narrows.test(step))) return true;
  if (!call.steps.some((step) => queries.test(step))) return false;
  return [0, 1].some((index) => ['select', 'attributes', 'projection', 'omit'].some((name) => !isMissing(call.options(index)(name).value)));
}

const isMissing = (value: Value): boolean => value.kind === 'absent' || value.kind === 'unknown';
