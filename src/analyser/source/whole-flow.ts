import type { Delivery, FunctionFlow, Helper, Origin } from './flow-readings';

/** Helpers of helpers are followed, not much further. */
const deepest = 2;
const mostHelpers = 20;

/**
 * What a function does together with the functions of the workspace that it calls: what they put into its values, what they return where it
 * hands that on, what they compare, delete and look at. Values are named as the function itself sees them.
 */
export function wholeFlow(flow: FunctionFlow, depth = deepest): FunctionFlow {
  const followed = depth === 0 ? [] : flow.helpers.slice(0, mostHelpers).flatMap((helper) => followedBy(helper, depth));
  if (followed.length === 0) return flow;
  const keys = new Set(followed.map(({ helper }) => helper.key));
  const inner = followed.map(({ helper, own }) => ({ own, outside: seenFrom(helper), helper }));
  return {
    ...flow,
    deliveries: [...flow.deliveries, ...inner.flatMap(({ own, helper, outside }) => delivered(flow, own, helper, outside))],
    removed: [...flow.removed, ...inner.flatMap(({ own, outside }) => own.removed.flatMap(outside))],
    reads: [...flow.reads, ...inner.flatMap(({ own, outside }) => own.reads.flatMap(outside))],
    asked: [
      ...flow.asked.filter(({ by }) => by === undefined || !keys.has(by)),
      ...inner.flatMap(({ own, outside }) => own.asked.flatMap(outside)),
    ],
    comparisons: [
      ...flow.comparisons,
      ...inner.flatMap(({ own, outside }) =>
        own.comparisons.map(({ sides }) => ({ sides: sides.map(({ span, from }) => ({ span, from: from.flatMap(outside) })) })),
      ),
    ],
    handed: [
      ...flow.handed,
      ...inner.flatMap(({ own, outside }) => own.handed.map((one) => ({ ...one, from: one.from.flatMap(outside) }))),
    ],
  };
}

function followedBy(helper: Helper, depth: number): { helper: Helper; own: FunctionFlow }[] {
  const own = helper.flow();
  return own ? [{ helper, own: wholeFlow(own, depth - 1) }] : [];
}

type Outside = (origin: Origin) => readonly Origin[];

/** A parameter of the helper is what it was handed. */
function seenFrom(helper: Helper): Outside {
  return (origin) => {
    if (origin.root !== 'parameter') return [origin];
    const { without, parsed } = origin;
    return helper.given(origin.path).map((one) => ({ ...one, without: [...one.without, ...without], parsed: one.parsed || parsed }));
  };
}

function delivered(flow: FunctionFlow, own: FunctionFlow, { key, given }: Helper, outside: Outside): Delivery[] {
  const taken = flow.deliveries.filter(({ from }) => from.some((one) => one.key === key && one.path.length === 0));
  return own.deliveries.flatMap((one) => {
    const from = one.from.flatMap(outside);
    const [place, ...rest] = one.into;
    if (place !== 'result')
      return given(one.into).flatMap(({ root, path }) => (root === 'parameter' ? [{ ...one, into: path, from }] : []));
    return taken.map(({ into, how, guards }) => ({
      ...one,
      into: [...into, ...rest],
      how: how === 'spread' && rest.length === 0 && one.how === 'set' ? how : one.how,
      from,
      guards: [...guards, ...one.guards],
    }));
  });
}
