// Every server action is a public endpoint: https://nextjs.org/docs/app/guides/data-security
import type { NextEntryFact } from '../model/fact';
import { defineLibrary } from '../source/define-library';
import { entry } from './next-entry';

export default defineLibrary({
  id: 'next-actions',
  modules: [],
  alone: true,
  triggers: [['[\'"]use server[\'"]']],
  detect: (source): NextEntryFact[] =>
    source.marked('use server').flatMap((one) => (one.expression ? [entry(source, one, { type: 'action', name: one.name })] : [])),
});
