import { questions } from '../src/advisor/questions';
import { strategies } from '../src/advisor/strategies';
import { decidedStrategies, requirements } from '../src/analyser/model/policy-file';

const demands = {
  'version-check': 'Each check of a token compares the version that is kept with the user.',
  denylist: 'Each check of a token asks the list of those that were revoked.',
} as const;

/** The JSON schema of auth-lens.json, from what the advisor asks and the rule policy-drift compares. */
export function policySchema(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Auth Lens',
    description: 'How this application was decided to keep users signed in. The rule policy-drift reports what no longer matches.',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string', description: 'Where this schema lies, for editors without the Auth Lens extension.' },
      decision: decision(),
    },
    defaultSnippets: [
      {
        label: 'decision',
        description: 'A decision about sessions',
        body: { decision: { strategy: '${1|database,jwt,hybrid|}', date: '$2', because: '$3' } },
      },
    ],
  };
}

function decision(): object {
  return {
    type: 'object',
    description: 'Written by "Keep This Decision" in the Strategy Advisor, or by: auth-lens advise . --keep',
    additionalProperties: false,
    required: ['strategy'],
    properties: {
      strategy: {
        description: 'How the application remembers that a user is signed in.',
        enum: decidedStrategies,
        enumDescriptions: decidedStrategies.map((id) => strategies[id].advice),
      },
      date: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'The day of the decision, as 2026-01-31.' },
      because: { type: 'string', description: 'The reason. Findings quote it.' },
      answers: answers(),
      maxSessionLifetime: {
        type: 'string',
        pattern: '^[1-9]\\d{0,8} (second|minute|hour|day)s?$',
        description: 'How long a session may live: "30 days", "12 hours", "15 minutes".',
        examples: ['30 days', '12 hours', '15 minutes'],
      },
      requires: {
        type: 'array',
        description: 'What has to be there besides.',
        uniqueItems: true,
        items: { enum: requirements, enumDescriptions: requirements.map((id) => demands[id]) },
      },
    },
  };
}

/** Every question with its values; `clients` takes several. */
function answers(): object {
  const properties = questions.map(({ id, text, values, several }) => {
    const one = { enum: Object.keys(values), enumDescriptions: Object.values(values).map(({ label }) => label) };
    return [id, several ? { description: text, type: 'array', uniqueItems: true, items: one } : { description: text, ...one }];
  });
  return {
    type: 'object',
    description: 'What the decision rests on: the questions of the Strategy Advisor.',
    additionalProperties: false,
    properties: Object.fromEntries(properties),
  };
}
