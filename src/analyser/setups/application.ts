import type { Fact } from '../model/fact';
import type { Application, Effective } from '../model/setup';
import { circumstancesOf } from './circumstances';
import { effective, given } from './effective';
import { middlewareOf } from './middleware';
import type { Scene } from './scene';
import { setupsOf } from './setups';
import { stagesOf } from './stages';

/** One application: how its users stay signed in; undefined where nothing shows that they sign in at all. */
export function describe(facts: readonly Fact[], scene: Scene): Omit<Application, 'name' | 'packages'> | undefined {
  const setups = setupsOf(scene);
  const stages = stagesOf(facts, setups, scene);
  if (setups.length === 0 && stages.every(({ stage }) => stage === 'carry')) return undefined;
  return { folder: scene.folder, setups, stages, middleware: middlewareOf(facts, scene), trustsProxy: trustsProxy(scene) };
}

/** The last place that says it counts, as where it is said twice. */
function trustsProxy(scene: Scene): Effective<boolean> {
  const fact = scene.project.all('proxy-trust').findLast(({ span }) => !scene.project.isTest(span.file));
  if (!fact) return given(false, 'default', 'nothing says so');
  const at = circumstancesOf({ library: fact.library }, 'production', scene);
  return effective(fact.trust, (value) => !(value === undefined || value === null || value === false || value === 0 || value === ''), at);
}
