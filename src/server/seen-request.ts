import { uriOf } from './paths';
import type { SeenResult } from './protocol';
import { seenIn, type Wanted } from './seen';
import type { Session } from './session';
import type { World } from './world';

/** What the strategy advisor needs of the workspace as it is known by now. */
export function createSeenRequest({ analysis, folders, textOf, status, informed }: Session, world: World) {
  return async (wanted: Wanted): Promise<SeenResult> => {
    await informed;
    await analysis.settled();
    const { state } = status();
    const manifests = state === 'off' ? [] : folders.manifests();
    // A world that keeps texts has only read what it was asked for.
    await world.load?.(manifests.flatMap((path) => wanted.beside.map((name) => path.replace(/[^/]*$/, name))));
    const files = { manifests, scripts: state === 'off' ? [] : [...analysis.given], read: textOf };
    const seen = (await analysis.borrow(async (workspace) => seenIn(workspace, files, wanted))) ?? seenIn(undefined, files, wanted);
    return { state, seen, roots: folders.all().map((path) => ({ path, uri: uriOf(path) })) };
  };
}
