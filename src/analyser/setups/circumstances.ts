import type { EnvVariableFact } from '../model/secret-facts';
import type { SetupFact } from '../model/setup-facts';
import { is, isAbsent, textOf } from '../model/value';
import type { Circumstances, Https } from './effective';
import type { Scene } from './scene';

type Environment = Circumstances['environment'];

/** What decides about the values of one library in one environment. */
export function circumstancesOf(
  fact: Pick<SetupFact, 'library' | 'version' | 'connection'>,
  environment: Environment,
  scene: Scene,
): Circumstances {
  const { library, version, connection } = fact;
  const variable = (name: string) => variableOf(name, environment, scene);
  return {
    environment,
    variable: (name) => (mayHoldSecret.test(name) ? undefined : variable(name)),
    https: httpsOf(connection, environment, scene, variable),
    place: scene.place,
    ofDefault: `default of ${library}${version ? ` ${version}` : ''}`,
  };
}

/** The text of such a variable is never used, whatever it stands for. */
const mayHoldSecret = /secret|password|passw|private|(^|_)(key|keys|token|pwd|salt)$/i;

function httpsOf(
  connection: SetupFact['connection'],
  environment: Environment,
  scene: Scene,
  variable: (name: string) => { text: string; file: string } | undefined,
): Https {
  const usual = environment === 'production';
  if (connection?.by === 'request' && usual) return byProxy(connection.proxy, scene);
  if (connection?.by === 'address') {
    for (const name of connection.variables) {
      const set = variable(name);
      if (!set || (usual && isThisMachine.test(set.text))) continue;
      const isHttps = !/^http:/i.test(set.text);
      return { value: isHttps, origin: 'environment', because: `${name} in ${set.file} is ${isHttps ? 'https' : 'http'}` };
    }
  }
  return { value: usual, origin: 'inferred', because: usual ? 'https in production' : 'plain http in development' };
}

const isThisMachine = /^(\w+:\/\/)?(localhost|127\.|0\.0\.0\.0|\[::1\]|host\.docker)/i;

/** A server behind a proxy gets plain http itself: it sees https only by what the proxy tells, where it believes that. */
function byProxy(proxy: Parameters<typeof isAbsent>[0] | undefined, { project }: Scene): Https {
  const own =
    proxy === undefined || isAbsent(proxy) || is(proxy, null)
      ? project.trustsProxy()
      : is(proxy, true)
        ? true
        : is(proxy, false)
          ? false
          : undefined;
  if (own === undefined) return { value: undefined, origin: 'inferred', because: 'whether it trusts its proxy is not known' };
  return { value: own, origin: 'inferred', because: own ? 'https by a trusted proxy' : 'it trusts no proxy, so it sees plain http' };
}

/** https://nextjs.org/docs/app/guides/environment-variables#environment-variable-load-order, which Vite and others share. */
const order: { readonly [E in Environment]: readonly string[] } = {
  development: ['.env.development.local', '.env.local', '.env.development', '.env.dev', '.env'],
  production: ['.env.production.local', '.env.production', '.env.prod', '.env'],
};

function variableOf(name: string, environment: Environment, { project }: Scene) {
  const all = project.all('env-variable').filter((one) => one.name === name && textOf(one.setting) !== undefined);
  for (const file of order[environment]) {
    const set = all.find((one) => fileOf(one) === file);
    if (set) return { text: textOf(set.setting) ?? '', file };
  }
  return undefined;
}

const fileOf = ({ span }: EnvVariableFact): string => span.file.slice(span.file.lastIndexOf('/') + 1);
