import type { CodeLens, CodeLensParams } from 'vscode-languageserver';
import type { Setup } from '../analyser/model/setup';
import { effectiveLine } from '../report/effective';
import { visible } from '../report/escape';
import { createLensMemory } from './lens-memory';
import { toRange } from './positions';
import { showEffectiveCommand } from './protocol';
import type { Session } from './session';
import type { Setups } from './setups';

export interface CodeLenses {
  provide(params: CodeLensParams): Promise<CodeLens[]>;
  /** Whether a document that the client asked about would get another answer now. */
  areOutdated(): Promise<boolean>;
}

/** Over each configuration, what takes effect: `jwt, 30 days, cookie sid; HttpOnly; Secure; SameSite=Lax`. */
export function createCodeLenses(session: Session, setups: Setups, refresh: () => void): CodeLenses {
  const { client, documents, analysis, informed } = session;
  const given = new Map<string, string>();
  const memory = createLensMemory(refresh);

  async function lensesOf(uri: string): Promise<CodeLens[]> {
    await informed;
    if (!session.showsLenses()) return [];
    await analysis.settled();
    const path = documents.path(uri);
    const found = (await setups.inFile(path)).map((setup) => lensOf(setup, client.commands.has(showEffectiveCommand)));
    const document = documents.get(path);
    return document ? memory.steady(uri, document, found) : found;
  }

  return {
    async provide({ textDocument: { uri } }) {
      const lenses = await lensesOf(uri);
      given.set(uri, JSON.stringify(lenses));
      return lenses;
    },
    async areOutdated() {
      for (const [uri, before] of given) {
        if (!documents.get(documents.path(uri))) given.delete(uri);
        else if (JSON.stringify(await lensesOf(uri)) !== before) return true;
      }
      return false;
    },
  };
}

// Without a command of that name the client shows the title alone.
function lensOf(setup: Setup, isLink: boolean): CodeLens {
  const { start } = toRange(setup.range);
  const title = visible(effectiveLine(setup)).slice(0, longest);
  return {
    range: { start, end: start },
    command: isLink ? { title, command: showEffectiveCommand, arguments: [setup.application] } : { title, command: '' },
  };
}

const longest = 300;
