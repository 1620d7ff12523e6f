import { defineQuestion } from '../question';

export default defineQuestion({
  id: 'architecture',
  text: 'What kind of application is it?',
  detected: 'Workspaces and frameworks.',
  values: {
    monolith: {
      label: 'One application',
      weights: [2, 0, 0],
      because: 'A stand-alone application is simplest with sessions in its database.',
      sources: ['line-11', 'line-14'],
    },
    'server-rendered': {
      label: 'Rendered on the server',
      weights: [2, 0, 0],
      because: 'Each page asks the server anyway: it can look up the session as well.',
      sources: ['line-14'],
    },
    distributed: {
      label: 'Several services',
      weights: [-1, 3, 2],
      because: 'A central lookup would couple every service to one database.',
      sources: ['line-9', 'line-11', 'line-15'],
    },
    'public-api': {
      label: 'An API for third parties',
      weights: [-1, 3, 2],
      because: 'Third parties need a credential that works without your cookies.',
      sources: ['line-15'],
    },
  },
});
