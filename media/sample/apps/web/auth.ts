import { PrismaAdapter } from '@auth/prisma-adapter';
import { compare } from 'bcryptjs';
import NextAuth from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import GitHub from 'next-auth/providers/github';
import { prisma } from './lib/db';

export const { handlers, auth, signIn, signOut } = NextAuth({
  adapter: PrismaAdapter(prisma),
  debug: true,
  secret: process.env.AUTH_SECRET ?? 'only-for-development',
  pages: { signIn: '/login' },
  providers: [
    GitHub({ allowDangerousEmailAccountLinking: true }),
    Credentials({
      credentials: { email: {}, password: { type: 'password' } },
      async authorize({ email, password }) {
        const user = await prisma.user.findUnique({ where: { email: String(email) } });
        if (!user || !(await compare(String(password), user.passwordHash))) return null;
        return { id: user.id, name: user.name, email: user.email };
      },
    }),
  ],
});
