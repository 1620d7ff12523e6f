import { defineQuestion } from '../question';

export default defineQuestion({
  id: 'read-load',
  text: 'How often is a session read?',
  detected: 'Asked; low unless said.',
  values: {
    low: {
      label: 'Seldom',
      weights: [2, 0, 0],
      because: 'The read that each request costs does not matter at this load.',
      sources: ['line-7'],
    },
    medium: {
      label: 'Often',
      weights: [1, 1, 1],
      because: 'At this load a read for each request is noticed, and bearable.',
      sources: ['line-7'],
    },
    high: {
      label: 'Very often',
      weights: [-2, 2, 4],
      because: 'A read for each request is what slows a busy application down.',
      sources: ['line-3', 'line-7', 'line-9'],
    },
  },
});
