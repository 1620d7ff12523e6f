import { defineQuestion } from '../question';

export default defineQuestion({
  id: 'runtime',
  text: 'Where is the session checked?',
  detected: 'Next.js configuration, runtime = "edge", wrangler, vercel.json, PM2.',
  values: {
    node: {
      label: 'One Node.js server',
      weights: [1, 0, 0],
      because: 'One server keeps its connection to the store open.',
      sources: ['line-11'],
    },
    multi: {
      label: 'Several servers behind a balancer',
      weights: [0, 1, 1],
      because: 'Any server can check a token; sessions need a store that all of them share.',
      sources: ['line-12'],
    },
    serverless: {
      label: 'Serverless functions',
      weights: [0, 1, 2],
      because: 'Functions come and go: each lookup may need a new connection.',
      sources: ['line-6'],
    },
    edge: {
      label: 'The edge',
      weights: [-2, 3, 3],
      because: 'The edge is far from the database and has no connection pool.',
      sources: ['line-3', 'line-6'],
    },
  },
});
