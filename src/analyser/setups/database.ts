/** What the project's own files say of the database behind Prisma or Drizzle: those of the first folder count, of all others only what they agree on. */
export function databaseIn(name: string, folders: readonly string[], read: (path: string) => string | undefined): string | null {
  const kind = kinds.find(({ named }) => named.test(name));
  if (!kind) return null;
  const found = (folder: string): string[] =>
    kind.files.flatMap((file) => kind.says.exec((read(`${folder}/${file}`) ?? '').slice(0, longest))?.[1] ?? []).slice(0, 1);
  const [own, ...others] = [...new Set(folders)];
  const near = found(own)[0];
  if (near) return near;
  const all = new Set(others.flatMap(found));
  return all.size === 1 ? [...all][0] : null;
}

const longest = 200_000;

const kinds = [
  {
    named: /prisma/i,
    files: [
      'prisma/schema.prisma',
      'schema.prisma',
      'prisma/schema/schema.prisma',
      'src/prisma/schema.prisma',
      'prisma/schema/base.prisma',
    ],
    // https://www.prisma.io/docs/orm/prisma-schema/overview/data-sources
    says: /^[ \t]*datasource[ \t]+\w+[ \t]*\{[^}]{0,2000}?^[ \t]*provider[ \t]*=[ \t]*"([a-z]{2,20})"/m,
  },
  {
    named: /drizzle/i,
    files: ['drizzle.config.ts', 'drizzle.config.js', 'drizzle.config.mjs', 'src/drizzle.config.ts'],
    // https://orm.drizzle.team/docs/drizzle-config-file#dialect
    says: /\bdialect[ \t]*:[ \t]*['"]([a-z]{2,20})['"]/,
  },
] as const;
