import { lineAt, type Seen } from '../../src/advisor/seen';
import { analyse } from '../../src/analyser/analyse';
import { seenFact, seenSetup } from '../../src/analyser/model/seen';
import { createUnitCache } from '../../src/analyser/unit-cache';
import { workspaceOf } from '../memory';

/** What a scan of these files sees, facts included; paths are relative to `/project`. */
export async function seenIn(files: Record<string, string>): Promise<Seen> {
  const texts = Object.entries(files).map(([path, text]) => ({ path: `/project/${path}`, text }));
  const workspace = await workspaceOf(files);
  const read = (path: string) => texts.find((one) => one.path === path)?.text;
  const scripts = texts.filter(({ path }) => /\.[cm]?[jt]sx?$/.test(path));
  const facts = scripts.flatMap(({ path, text }) => analyse(path, text, { read }, createUnitCache()).facts);
  const seen = facts.flatMap(
    (fact) => seenFact(fact, { file: fact.span.file, line: lineAt(read(fact.span.file) ?? '', fact.span.start) }) ?? [],
  );
  return { facts: seen, setups: workspace.setups().map(seenSetup), texts };
}
