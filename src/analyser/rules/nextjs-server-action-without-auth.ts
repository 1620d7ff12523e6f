import { hasSignIn, isPublic } from '../model/next-protection';
import { defineRule } from '../model/rule';

export default defineRule({
  id: 'nextjs-server-action-without-auth',
  title: 'A server action changes data for anyone who calls it',
  severity: 'warning',
  cwe: 862,
  references: [
    'https://nextjs.org/docs/app/guides/data-security',
    'https://nextjs.org/docs/app/guides/authentication#server-actions',
    'ASVS 5.0, 8.3.1',
  ],
  why: `Every exported function of a \`'use server'\` file is an address that anyone can send requests to, with arguments of their own choice. That the button stands on a page for signed-in
people, or that a layout checks the session, does not protect it: the page is not asked.

Reported is an action that certainly changes a database, where neither it nor anything it calls, in other files too, asks who is signed in or speaks of a session, user, token or permission.

Silent are wrappers that check (such as clients of next-safe-action), actions for signing in, contact forms, newsletters, votes and the like, actions that only read, whatever cannot be followed,
and applications in which nobody signs in. Where everybody may do this, leave it and say so in a comment: \`auth-lens-disable-next-line\`.`,
  how: 'Ask for the session at the start of the action, and whether this user may change this record.',
  fix: 'none',
  exampleFile: 'app/posts/actions.ts',
  bad: `'use server';
import { revalidatePath } from 'next/cache';
import { prisma } from '../../lib/prisma';
export async function deletePost(id: string) {
  await prisma.post.delete({ where: { id } });
  revalidatePath('/posts');
}`,
  good: `'use server';
import { revalidatePath } from 'next/cache';
import { auth } from '../../auth';
import { prisma } from '../../lib/prisma';
export async function deletePost(id: string) {
  const session = await auth();
  if (!session?.user) throw new Error('Not signed in');
  await prisma.post.delete({ where: { id, authorId: session.user.id } });
  revalidatePath('/posts');
}`,
  exampleBeside: { 'lib/prisma.ts': "import { PrismaClient } from '@prisma/client';\nexport const prisma = new PrismaClient();" },

  on: 'next-entry',
  check(entry, project) {
    const { type, asks, complete, writes, span, version } = entry;
    if (type !== 'action' || asks || !complete || writes.length === 0 || isPublic(entry)) return undefined;
    if (project.isTest(span.file) || !hasSignIn(project, version)) return undefined;
    const [first] = writes;
    const what = /^delete|remove/i.test(first.what) ? 'delete' : 'change';
    const target = /^\w{1,20}$/.test(first.target) ? first.target : 'data';
    return {
      at: span,
      message: `Anyone can call this and ${what} ${target}: nothing asks who is signed in.`,
      related: [{ at: first.span, message: 'It happens here.' }],
    };
  },
});
