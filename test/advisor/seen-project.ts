import type { Seen } from '../../src/advisor/seen';
import { analyse } from '../../src/analyser/analyse';
import type { Fact } from '../../src/analyser/model/fact';
import { createUnitCache } from '../../src/analyser/unit-cache';
import { workspaceOf } from '../memory';

/** What a scan of these files sees, facts included; paths are relative to `/project`. */
export async function seenIn(files: Record<string, string>): Promise<Seen> {
  const texts = Object.entries(files).map(([path, text]) => ({ path: `/project/${path}`, text }));
  const workspace = await workspaceOf(files);
  const read = (path: string) => texts.find((one) => one.path === path)?.text;
  const scripts = texts.filter(({ path }) => /\.[cm]?[jt]sx?$/.test(path));
  const facts: readonly Fact[] = scripts.flatMap(({ path, text }) => analyse(path, text, { read }, createUnitCache()).facts);
  return { facts, setups: workspace.setups(), texts };
}
