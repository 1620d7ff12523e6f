import type { FileFacts } from './analyse';
import type { AuthjsFact, Fact } from './model/fact';
import type { Setup } from './model/finding';
import { is, isAbsent, textOf } from './model/value';
import type { Positions } from './positions';

/** The authentication set-ups that the facts show: one for each library and file. */
export function setupsOf(files: readonly FileFacts[], positions: Positions): Setup[] {
  const setups = new Map<string, Setup>();
  for (const fact of files.flatMap((one) => one.facts)) {
    const strategy = strategyOf(fact);
    if (strategy === undefined) continue;
    const key = `${fact.span.file}\n${fact.library}`;
    const version = ('version' in fact && fact.version) || null;
    if (!setups.has(key)) setups.set(key, { ...positions.place(fact.span), library: fact.library, version, strategy });
  }
  return [...setups.values()].sort((one, other) =>
    one.file === other.file ? one.range.start.offset - other.range.start.offset : one.file < other.file ? -1 : 1,
  );
}

function strategyOf(fact: Fact): Setup['strategy'] | undefined {
  if (fact.kind === 'authjs') return fact.partial ? undefined : authjsStrategy(fact);
  if (fact.kind === 'session') return fact.storeDefault === 'cookie' && isAbsent(fact.store) ? 'cookie' : 'server-session';
  return fact.kind === 'jwt-sign' || fact.kind === 'jwt-verify' ? 'token' : undefined;
}

/** What is written, else `database` where an adapter is given, else `jwt`. */
function authjsStrategy({ strategy, adapter }: AuthjsFact): Setup['strategy'] {
  const written = textOf(strategy);
  if (written === 'jwt' || written === 'database') return written;
  if (!isAbsent(strategy)) return null;
  if (is(adapter, true)) return 'database';
  return isAbsent(adapter) ? 'jwt' : null;
}
