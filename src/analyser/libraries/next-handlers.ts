// https://nextjs.org/docs/app/getting-started/route-handlers, https://nextjs.org/docs/pages/building-your-application/routing/api-routes
import type { Fact } from '../model/fact';
import { defineLibrary } from '../source/define-library';
import { asking, data, entry, route, urlOf } from './next-entry';

const methods = /^(GET|POST|PUT|PATCH|DELETE)$/;

export default defineLibrary({
  id: 'next-handlers',
  modules: [],
  alone: true,
  files: [
    ['(^|/)app/(.*/)?route\\.[jt]sx?$', data, asking],
    ['(^|/)pages/api/.*\\.[jt]s$', data, asking],
  ],
  detect(source): Fact[] {
    const [, folder] = /(?:^|\/)app\/((?:.*\/)?)route\.[jt]sx?$/.exec(source.path) ?? [];
    const [, api] = /(?:^|\/)pages\/(api\/.*)\.[jt]s$/.exec(source.path) ?? [];
    if (folder === undefined && api === undefined) return [];
    const path = api ? urlOf(api.replace(/\/?index$/, '')) : urlOf(folder);
    const handlers = source
      .exports()
      .filter(({ name, expression }) => expression !== undefined && (api ? name === 'default' : methods.test(name)));
    return handlers.flatMap((one) => {
      const fact = entry(source, one, { type: api ? 'api' : 'route', name: api ? 'all' : one.name, path });
      return [fact, ...route(source, one, fact)];
    });
  },
});
