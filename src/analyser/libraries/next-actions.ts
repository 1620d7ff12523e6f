// Every server action is a public endpoint: https://nextjs.org/docs/app/guides/data-security
import type { NextEntryFact } from '../model/fact';
import { defineLibrary } from '../source/define-library';
import { entry } from './next-entry';

/** `export const save = authActionClient.action(...)`: what asks by its name is done with. A file that exports nothing else tells nothing. */
const asks = '\\w*(auth(?!or)|session|protected|permission)\\w*';

export default defineLibrary({
  id: 'next-actions',
  modules: [],
  alone: true,
  triggers: [['[\'"]use server[\'"]', `export\\s+(?!type\\b|interface\\b|const\\s+\\w+\\s*=\\s*${asks}\\s*[.(])`]],
  detect: (source): NextEntryFact[] =>
    source.marked('use server').flatMap((one) => (one.expression ? [entry(source, one, { type: 'action', name: one.name })] : [])),
});
