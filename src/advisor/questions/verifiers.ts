import { defineQuestion } from '../question';

export default defineQuestion({
  id: 'verifiers',
  text: 'Who checks the credential?',
  detected: 'Tokens verified in several packages, a JWKS route.',
  values: {
    one: {
      label: 'This application',
      weights: [2, 0, 1],
      because: 'One application checks, so one lookup in its own store is enough.',
      sources: ['line-11'],
    },
    several: {
      label: 'Several of our services',
      weights: [-1, 3, 2],
      because: 'Each service can check a token without asking a central place.',
      sources: ['line-10', 'line-15'],
    },
    external: {
      label: 'Others as well',
      weights: [-2, 3, 2],
      because: 'Others can check a signed token; they cannot reach your store.',
      sources: ['line-15', 'rfc-9068'],
    },
  },
});
