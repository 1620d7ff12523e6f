import { defineQuestion } from '../question';

export default defineQuestion({
  id: 'payload',
  text: 'How much does the session hold?',
  detected: 'Provider tokens that are copied into the session token.',
  values: {
    small: {
      label: 'An id and a few claims',
      weights: [0, 1, 1],
      because: 'A few claims fit into a token.',
      sources: ['line-17'],
    },
    large: {
      label: 'Much, such as provider tokens',
      weights: [3, -4, 1],
      because: 'A cookie holds 4 kB: tokens of providers belong into a store.',
      sources: ['line-17', 'rfc-6265'],
    },
  },
});
