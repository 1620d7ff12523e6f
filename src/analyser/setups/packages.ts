const frameworks =
  'next|nuxt|nitropack|astro|gatsby|@sveltejs/kit|@remix-run/[\\w-]+|react-router|@react-router/[\\w-]+|@solidjs/start|@builder.io/qwik-city|@tanstack/(react-|solid-)?start|@redwoodjs/core|blitz|@adonisjs/core|@angular/ssr';
const servers =
  'express|fastify|koa|hono|h3|elysia|@hapi/hapi|@nestjs/core|restify|polka|@feathersjs/feathers|sails|@trpc/server|@apollo/server';
const identity =
  'next-auth|@auth/[\\w-]+|@next-auth/[\\w-]+|better-auth|@better-auth/[\\w-]+|lucia|@lucia-auth/[\\w-]+|passport(-[\\w-]+)?|@nestjs/(jwt|passport)|@clerk/[\\w-]+|@supabase/(ssr|supabase-js|auth-[\\w-]+)|@auth0/[\\w-]+|auth0|express-openid-connect|openid-client|oauth4webapi|arctic|simple-oauth2|grant|oidc-provider|google-auth-library|@workos-inc/[\\w-]+|@kinde-oss/[\\w-]+|@logto/[\\w-]+|@stackframe/[\\w-]+|@ory/[\\w-]+|supertokens-[\\w-]+|stytch|@stytch/[\\w-]+|@descope/[\\w-]+|firebase|firebase-admin|keycloak-[\\w-]+|@simplewebauthn/server|@feathersjs/authentication[\\w-]*';
const sessions =
  'express-session|cookie-session|client-sessions|iron-session|next-iron-session|koa-session|hono-sessions|@fastify/(session|secure-session|cookie|jwt)|nuxt-auth-utils|cookie-parser|connect-[\\w-]+|memorystore|session-file-store|express-mysql-session|@quixo3/prisma-session-store|better-sqlite3-session-store';
const tokens =
  'jsonwebtoken|jose|jwt-simple|njwt|fast-jwt|jwt-decode|node-jose|express-jwt|koa-jwt|jwks-rsa|bcrypt|bcryptjs|argon2|@node-rs/(argon2|bcrypt)|scrypt-[\\w-]+';
const stores = '@prisma/client|drizzle-orm|mongoose|typeorm|sequelize|kysely|knex|redis|ioredis|@upstash/redis';

const telling = new RegExp(`^(${[frameworks, servers, identity, sessions, tokens, stores].join('|')})$`);

/** Whether a package says what an application is built on, or how it authenticates. */
export function namesPackage(name: string): boolean {
  return telling.test(name);
}

/** The package of a module: `next-auth` of `next-auth/jwt`. */
export function packageOf(module: string): string {
  return module
    .split('/')
    .slice(0, module.startsWith('@') ? 2 : 1)
    .join('/');
}
