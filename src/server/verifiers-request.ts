import type { VerifiersResult } from './protocol';
import type { Session } from './session';
import { verifiersIn } from './verifiers';

/** The calls that verify tokens, as the workspace is known by now. */
export function createVerifiersRequest({ analysis, textOf, status, informed }: Session) {
  return async (): Promise<VerifiersResult> => {
    await informed;
    await analysis.settled();
    const verifiers = await analysis.borrow(async (workspace) => verifiersIn(workspace, textOf));
    return { state: status().state, verifiers: verifiers ?? [] };
  };
}
