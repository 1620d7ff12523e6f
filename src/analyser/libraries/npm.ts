// What package.json asks for: https://docs.npmjs.com/cli/configuring-npm/package-json#dependencies. Only packages that something is known of.
import type { DependencyFact } from '../model/fact';
import { authenticationPackages, isManifest, packagesBeside } from '../model/manifest-file';
import { defineLibrary } from '../source/define-library';

const known = new Set([...authenticationPackages, ...packagesBeside]);

export default defineLibrary({
  id: 'npm',
  modules: [],
  detect(source): DependencyFact[] {
    if (!isManifest(source.path)) return [];
    return source.dependencies().flatMap(({ name, range, development }) =>
      known.has(name)
        ? [
            {
              kind: 'dependency',
              library: name,
              span: range.span,
              scopes: [],
              name,
              range,
              development,
              installed: source.installed(name),
            },
          ]
        : [],
    );
  },
});
