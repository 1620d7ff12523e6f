/** Whether a file says what an application depends on. */
export const isManifest = (path: string): boolean => /(^|\/)package\.json$/.test(path);

/** Packages that sign people in or handle sessions, tokens and cookies. */
export const authenticationPackages: readonly string[] = [
  'next-auth',
  '@auth/core',
  '@auth/express',
  '@auth/sveltekit',
  '@auth/qwik',
  '@auth/solid-start',
  '@next-auth/upstash-redis-adapter',
  'jsonwebtoken',
  'jws',
  'jose',
  'passport',
  'express-jwt',
  'express-session',
  'jwt-simple',
  'fast-jwt',
  'node-jose',
  'iron-session',
  'cookie-session',
  '@fastify/session',
  '@fastify/secure-session',
  '@fastify/passport',
  '@fastify/jwt',
  '@nestjs/jwt',
  'better-auth',
  'lucia',
  '@clerk/nextjs',
  '@supabase/ssr',
  '@auth0/nextjs-auth0',
  '@kinde-oss/kinde-auth-nextjs',
  '@workos-inc/authkit-nextjs',
];

/** Packages of which something is known that matters to authentication in other files; a package.json with none of both is not looked at. */
export const packagesBeside: readonly string[] = [
  'next',
  'hono',
  'cookie',
  'react-router',
  '@react-router/dev',
  '@remix-run/server-runtime',
];
