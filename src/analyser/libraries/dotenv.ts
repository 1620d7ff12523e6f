// https://github.com/motdotla/dotenv: what .env files set; Node.js, Next.js, Vite and NestJS read them as well.
import { isDeployed, isForTests } from '../model/environment-file';
import type { Fact } from '../model/fact';
import { defineLibrary } from '../source/define-library';

export default defineLibrary({
  id: 'dotenv',
  modules: [],
  detect(source) {
    const deployed = isDeployed(source.path);
    const base = { library: 'dotenv', scopes: [] };
    const facts: Fact[] = source
      .variables()
      .map(({ name, setting }) => ({ ...base, kind: 'env-variable', span: setting.span, name, setting, deployed }));
    if (facts.length > 0 && !isForTests(source.path) && source.isTracked())
      facts.push({ ...base, kind: 'tracked-env-file', span: facts[0].span });
    return facts;
  },
});
