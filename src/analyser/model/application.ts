import type { Fact } from './fact';
import type { Project } from './rule';

/**
 * Those of an application's facts that concern one file: its own; else, where the file makes a server of its own, those of files that
 * make none; else all. One package often holds several servers.
 */
export function concerning<F extends Fact>(facts: readonly F[], file: string, project: Project): readonly F[] {
  const own = facts.filter(({ span }) => span.file === file);
  if (own.length > 0) return own;
  const makesServer = (one: string): boolean => project.inFile('server-app', one).length > 0;
  return makesServer(file) ? facts.filter(({ span }) => !makesServer(span.file)) : facts;
}
