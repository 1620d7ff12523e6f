// How code certainly reads and changes a database: Prisma, Drizzle, Kysely, Mongoose, the MongoDB driver, and SQL as a text.
import type { NextEntryFact } from '../model/fact';
import type { Call, Lost, Reach } from '../source/define-library';

const client = /^(prisma|prismaClient|db|database|tx|trx|orm|dbClient|drizzle|conn|knex|kysely)$/i;
const changes =
  /^(create|createMany|createManyAndReturn|update|updateMany|upsert|delete|deleteMany|insert|insertInto|updateTable|deleteFrom|insertOne|insertMany|updateOne|deleteOne|replaceOne|findByIdAndUpdate|findByIdAndDelete|findByIdAndRemove|findOneAndUpdate|findOneAndDelete|findOneAndReplace|bulkWrite)$/;
const lookups =
  /^(findMany|findUnique|findUniqueOrThrow|findFirst|findFirstOrThrow|findOne|findById|find|select|selectFrom|aggregate|groupBy|count|query|execute|\$queryRaw\w*)$/;
const distinct =
  /^(insertOne|insertMany|updateOne|deleteOne|replaceOne|findByIdAndUpdate|findByIdAndDelete|findByIdAndRemove|findOneAndUpdate|findOneAndDelete|bulkWrite)$/;

/** What happens to a database in what a function leads to. */
export function databaseUse({ calls, texts }: Reach): { writes: NextEntryFact['writes']; reads: boolean } {
  const made = calls.filter(isDatabase);
  const sql = texts.filter(({ text }) => /^\s*(insert\s+into|update\s+\S+\s+set|delete\s+from)\s/i.test(text));
  return {
    writes: [
      ...made.filter((call) => changes.test(nameOf(call))).map((call) => ({ what: nameOf(call), target: targetOf(call), span: call.span })),
      ...sql.map(({ text, span }) => ({
        what: text.trim().split(/\s/)[0].toLowerCase(),
        target: /(?:into|update|from)\s+["`]?(\w+)/i.exec(text)?.[1] ?? '',
        span,
      })),
    ],
    reads: made.some((call) => lookups.test(nameOf(call))) || texts.some(({ text }) => /^\s*select\s[^;]*\sfrom\s/i.test(text)),
  };
}

/** Where projects keep the client, the tables and the models of their database, and nothing that asks who is signed in. */
export const isDatabaseModule = ({ module }: Lost): boolean =>
  /(^|\/)(prisma|prisma-?client|db|database|drizzle|schema|mongoose|mongodb|mongo|(connect-?(to-?)?)(db|mongo|mongoose)|db-?connect|models?(\/[\w.-]+)?)$/i.test(
    module,
  );

const nameOf = ({ steps }: Call): string => steps.at(-1) ?? '';

/** On a client such as `prisma.post` or `db`, or on a model: `Post`. */
function isDatabase(call: Call): boolean {
  const name = nameOf(call);
  if (!changes.test(name) && !lookups.test(name)) return false;
  const { receiver } = call;
  if (distinct.test(name)) return receiver.length > 0;
  const holds = receiver.some((step) => client.test(step)) || call.steps.slice(0, -1).some((step) => step === 'PrismaClient');
  return (
    holds ||
    (/^[A-Z][A-Za-z]+$/.test(receiver.at(-1) ?? '') &&
      receiver.length === 1 &&
      !/^(Object|Array|Promise|Map|Set|URL|Date|Reflect)$/.test(receiver[0]))
  );
}

/** `post` of `prisma.post.delete`, `posts` of `db.delete(posts)`. */
function targetOf(call: Call): string {
  const own = call.receiver.filter((step) => !client.test(step) && step !== '()' && step !== 'this');
  return own.at(-1) ?? call.argument(0)?.steps.at(-1) ?? '';
}
