import { defineQuestion } from '../question';

export default defineQuestion({
  id: 'clients',
  text: 'Who calls?',
  detected: 'React Native, Expo, bearer headers.',
  several: true,
  values: {
    web: {
      label: 'Browsers',
      weights: [1, 0, 0],
      because: 'Browsers keep an HttpOnly cookie by themselves.',
      sources: ['line-1', 'line-9'],
    },
    mobile: {
      label: 'Mobile applications',
      weights: [0, 2, 1],
      because: 'Mobile shells keep cookies badly; APIs take the token in a header.',
      sources: ['line-13', 'line-15'],
    },
    machine: {
      label: 'Other programs',
      weights: [-1, 3, 0],
      because: 'Programs have no cookies: they send a token that any server can check.',
      sources: ['line-15', 'rfc-6749'],
    },
  },
});
