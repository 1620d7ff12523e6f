// The project's own decision in auth-lens.json, which the Strategy Advisor writes; media/auth-lens.schema.json describes it.
import type { Fact, PolicyMistakeFact } from '../model/fact';
import { decidedStrategies, decisionParts, isPolicyFile, policyParts, requirements, secondsOf } from '../model/policy-file';
import { absent, type Span, textOf, type Value } from '../model/value';
import { defineLibrary } from '../source/define-library';

const base = { library: 'auth-lens.json', scopes: [] };

export default defineLibrary({
  id: 'policy',
  modules: [],
  files: [['(^|/)auth-lens\\.json$']],
  detect(source): Fact[] {
    if (!isPolicyFile(source.path)) return [];
    const { value, mistake } = source.json();
    if (mistake) return [wrong(mistake, 'The decision is not checked: this is no valid JSON.')];
    if (value.kind === 'absent') return [];
    if (value.kind !== 'object') return wrongAt(value, 'The decision is not checked: an object is expected.');
    const { decision } = value.members;
    return [...strangers(value, policyParts), ...(decision === undefined ? [] : factsOf(decision))];
  },
});

function factsOf(decision: Value): Fact[] {
  if (decision.kind !== 'object' || !decision.at) return wrongAt(decision, 'The decision is not checked: an object is expected.');
  const { members } = decision;
  const strategy = decidedStrategies.find((one) => one === textOf(members.strategy ?? absent));
  const mistakes = mistakesIn(decision);
  if (!strategy) {
    const place = members.strategy ?? decision;
    return [...wrongAt(place, 'The decision is not checked: its strategy is database, jwt or hybrid.'), ...mistakes];
  }
  const lifetime = textOf(members.maxSessionLifetime ?? absent);
  const demanded = itemsOf(members.requires).map(textOf);
  return [
    {
      ...base,
      kind: 'policy',
      span: decision.at,
      strategy,
      date: dateOf(members.date),
      because: textOf(members.because ?? absent),
      maxSessionLifetime: lifetime === undefined ? undefined : secondsOf(lifetime),
      requires: requirements.filter((one) => demanded.includes(one)),
    },
    ...mistakes,
  ];
}

/** What does not count, each where it stands. */
function mistakesIn(decision: Extract<Value, { kind: 'object' }>): PolicyMistakeFact[] {
  const { date, because, maxSessionLifetime: lifetime, requires } = decision.members;
  const known: readonly string[] = requirements;
  return [
    ...strangers(decision, decisionParts),
    ...(date && !dateOf(date) ? wrongAt(date, 'The day of the decision is not shown: write it as 2026-01-31.') : []),
    ...(because && textOf(because) === undefined ? wrongAt(because, 'The reason is not shown: a text is expected.') : []),
    ...(lifetime && secondsOf(textOf(lifetime) ?? '') === undefined
      ? wrongAt(lifetime, 'Lifetimes are not checked: write "30 days", "12 hours" or "15 minutes".')
      : []),
    ...(requires && requires.kind !== 'list' ? wrongAt(requires, 'This is not checked: a list is expected.') : []),
    ...itemsOf(requires)
      .filter((one) => !known.includes(textOf(one) ?? ''))
      .flatMap((one) => wrongAt(one, 'This is not checked: known are version-check and denylist.')),
  ];
}

function strangers({ members }: Extract<Value, { kind: 'object' }>, known: readonly string[]): PolicyMistakeFact[] {
  const list = known.filter((one) => one !== '$schema').join(', ');
  return Object.entries(members)
    .filter(([name]) => !known.includes(name))
    .flatMap(([, one]) => wrongAt(one, `This is not read: expected here: ${list}.`));
}

const itemsOf = (list: Value | undefined): readonly Value[] => (list?.kind === 'list' ? list.items : []);

function dateOf(value: Value | undefined): string | undefined {
  const text = textOf(value ?? absent);
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
}

const wrongAt = ({ at }: Value, message: string): PolicyMistakeFact[] => (at ? [wrong(at, message)] : []);

const wrong = (span: Span, message: string): PolicyMistakeFact => ({ ...base, kind: 'policy-mistake', span, message });
