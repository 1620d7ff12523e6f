import { effectiveDocument } from '../report/effective';
import { rootOf } from './root-of';
import type { Session } from './session';
import type { Setups } from './setups';

/** What takes effect, as Markdown: in one application, or in all of them. */
export function createEffectiveRequest({ analysis, folders, informed, status }: Session, setups: Setups) {
  return async ({ folder }: { readonly folder?: string }): Promise<string> => {
    await informed;
    if (status().state === 'off') return `# Authentication in effect\n\nAuth Lens is switched off by the setting \`authLens.enable\`.\n`;
    await analysis.settled();
    const all = await setups.applications();
    const wanted = folder === undefined ? all : all.filter((one) => one.folder === folder);
    const roots = [...new Set(wanted.map((one) => rootOf(one.folder, folders.all())))];
    // Paths of several folders have nothing in common that could be left out.
    const sheet = effectiveDocument(wanted, roots.length === 1 ? roots[0] : '');
    return status().state === 'scanning' ? `${sheet}\nThe scan is still running: there may be more.\n` : sheet;
  };
}
