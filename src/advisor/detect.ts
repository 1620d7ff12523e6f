import type { Answer } from './answers';
import { dependencyEvidence } from './detect-dependencies';
import { deploymentEvidence } from './detect-deployment';
import { factEvidence } from './detect-facts';
import { setupEvidence } from './detect-setups';
import type { Evidence } from './evidence';
import { lineAt, type Seen, type SeenPackage, type SeenText } from './seen';

/** Answers that the code gives, each with the place where a person can check it, sorted by place. */
export function evidenceOf(all: Seen): Evidence[] {
  const seen = withoutTests(all);
  const packages = seen.texts.filter(({ path }) => /(^|\/)package\.json$/.test(path)).flatMap(packageOf);
  const deployed = deploymentEvidence(seen.texts);
  const onEdge = deployed.some(({ value }) => value === 'edge');
  const found = [...setupEvidence(seen, packages), ...factEvidence(seen, packages), ...dependencyEvidence(packages, onEdge), ...deployed];
  return unique(found).sort(byPlace);
}

/** How tests sign in says nothing of the application. */
function withoutTests({ facts, setups, texts }: Seen): Seen {
  return {
    facts: facts.filter(({ file }) => !testFile.test(file)),
    setups: setups.filter(({ file }) => !testFile.test(file)),
    texts: texts.filter(({ path }) => !testFile.test(path)),
  };
}

const testFile = /\.(test|spec|stories)\.[cm]?[jt]sx?$|\/(__tests__|__mocks__)\//;

function packageOf({ path, text }: SeenText): SeenPackage[] {
  const dependencies = declaredIn(text);
  if (!dependencies) return [];
  const lineOf = (name: string): number => lineAt(text, Math.max(0, text.indexOf(JSON.stringify(name))));
  return [{ path, folder: path.slice(0, -'package.json'.length), dependencies, lineOf }];
}

function declaredIn(text: string): { [name: string]: string } | undefined {
  try {
    const { dependencies } = JSON.parse(text.replace(/^\ufeff/, '')) as { dependencies?: unknown };
    const entries = typeof dependencies === 'object' && dependencies !== null ? Object.entries(dependencies) : [];
    return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return undefined; // Broken files of a user are no error: nothing is known of them.
  }
}

const keyOf = ({ question, value, file, line }: Answer & Evidence): string => [question, value, file, line].join('\n');

function unique(all: readonly Evidence[]): Evidence[] {
  return [...new Map(all.map((one) => [keyOf(one), one])).values()];
}

function byPlace(one: Evidence, other: Evidence): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return one.line - other.line || (keyOf(one) < keyOf(other) ? -1 : 1);
}
