import NextAuth from 'next-auth';
import AzureADProvider from 'next-auth/providers/azure-ad';

export const authOptions = {
  secret: 'f3b1c07d9a5e4426b8d0c1e2f7a69384',
  providers: [
    AzureADProvider({
      clientId: process.env.AZURE_AD_CLIENT_ID,
      clientSecret: process.env.AZURE_AD_CLIENT_SECRET,
      tenantId: process.env.AZURE_AD_TENANT_ID,
    }),
  ],
  session: { strategy: 'database', maxAge: 8 * 60 * 60 },
  cookies: {
    sessionToken: {
      name: 'admin-session',
      options: { path: '/', sameSite: 'lax', secure: process.env.NODE_ENV === 'production' },
    },
  },
  debug: process.env.NODE_ENV === 'development',
};

export default NextAuth(authOptions);
