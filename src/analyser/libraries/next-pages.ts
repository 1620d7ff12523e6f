// What a page reads on the server: https://nextjs.org/docs/app/getting-started/fetching-data
import type { Fact, NextEntryFact } from '../model/fact';
import { guards } from '../model/next-protection';
import { defineLibrary } from '../source/define-library';
import { asking, data, entry, urlOf } from './next-entry';

export default defineLibrary({
  id: 'next-pages',
  modules: [],
  alone: true,
  files: [['(^|/)app/(.*/)?(page|layout)\\.[jt]sx?$', data, asking]],
  needs: isGuardedInFrontOnly,
  detect(source): NextEntryFact[] {
    const [, folder, kind] = /(?:^|\/)app\/((?:.*\/)?)(page|layout)\.[jt]sx?$/.exec(source.path) ?? [];
    if ((kind !== 'page' && kind !== 'layout') || source.runsIn() === 'browser') return [];
    const page = source.exports().filter(({ name, expression }) => expression !== undefined && name === 'default');
    return page.map((one) => entry(source, one, { type: kind, name: kind, path: urlOf(folder) }));
  },
});

/** Following every page into its components takes long: it is only of use where a middleware is all that asks who is there. */
function isGuardedInFrontOnly(facts: readonly Fact[]): boolean {
  const middleware = facts.filter((fact) => fact.kind === 'next-middleware');
  const inFront = new Set(middleware.map(({ span }) => span.file));
  const asks = (fact: Fact) => fact.kind === 'session-check' && fact.way === 'session' && !inFront.has(fact.span.file);
  return middleware.some(guards) && !facts.some(asks);
}
