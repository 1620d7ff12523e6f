import type { Configuration } from '../../src/advisor/configuration';

interface Row {
  hash: string;
  family: string;
  user_id: string;
  used: boolean;
}

/** A database that knows the queries of the snippets, and no others. */
export function fakeDatabase(users: Record<string, { version: number; disabled?: boolean }>) {
  let tokens: Row[] = [];
  const revoked = new Set<string>();
  const answers: readonly [start: string, answer: (values: string[]) => object[]][] = [
    ['select token_version', ([id]) => (users[id] && !users[id].disabled ? [{ token_version: users[id].version }] : [])],
    ['update users set token_version', ([id]) => raise(users[id])],
    ['insert into refresh_tokens', ([hash, family, user_id]) => [{ count: tokens.push({ hash, family, user_id, used: false }) }]],
    ['update refresh_tokens', ([hash]) => use(tokens.find((one) => one.hash === hash && !one.used))],
    ['delete from refresh_tokens', ([hash]) => endFamily(tokens.find((one) => one.hash === hash && one.used)?.family)],
    ['insert into revoked_tokens', ([iss, jti]) => [revoked.add(`${iss}\n${jti}`)]],
    ['select 1 from revoked_tokens', ([iss, jti]) => (revoked.has(`${iss}\n${jti}`) ? [{}] : [])],
  ];
  const raise = (user: { version: number }): object[] => {
    user.version += 1;
    return [];
  };
  const use = (row: Row | undefined): object[] => {
    if (!row) return [];
    row.used = true;
    return [row];
  };
  const endFamily = (family: string | undefined): object[] => {
    tokens = tokens.filter((one) => one.family !== family);
    return [];
  };
  return {
    kept: () => tokens,
    pool: {
      async query(text: string, values: string[]) {
        const known = answers.find(([start]) => text.startsWith(start));
        if (!known) throw new Error(`no such query: ${text}`);
        return { rows: known[1](values) };
      },
    },
  };
}

/** The text of one file of a configuration. */
export function fileOf({ files }: Configuration, path: string): string | undefined {
  return files.find((one) => one.path === path)?.text;
}
