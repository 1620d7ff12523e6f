// https://github.com/motdotla/dotenv: what .env files set; Node.js, Next.js, Vite and NestJS read them as well.
import { isDeployed } from '../model/environment-file';
import { defineLibrary } from '../source/define-library';

export default defineLibrary({
  id: 'dotenv',
  modules: [],
  detect: (source) =>
    source.variables().map(({ name, setting }) => ({
      kind: 'env-variable',
      library: 'dotenv',
      span: setting.span,
      scopes: [],
      name,
      setting,
      deployed: isDeployed(source.path),
    })),
});
