import type { Source } from './define-library';

const draws = /^(vue|react-dom|@angular\/platform-browser|svelte|preact|solid-js|react-native)$/;
const serves =
  /^(express|koa|fastify|hono|restify|polka|@nestjs\/core|@hapi\/hapi|next|nuxt3?|gatsby|astro|@react-router\/node|@sveltejs\/kit|@tanstack\/.*start|@builder\.io\/qwik|@solidjs\/start|vike|@apollo\/server|apollo-server|graphql-yoga|socket\.io|ws|electron)$/;

/** Whether the nearest package.json asks for what draws pages, and for nothing that answers requests: then its code runs in browsers. */
export function isBrowserPackage(source: Source): boolean {
  const [nearest] = source.beside('package.json');
  const names = nearest ? [...nearest.text.matchAll(/"(@?[\w./-]+)"\s*:\s*"/g)].map(([, name]) => name) : [];
  return names.some((name) => draws.test(name)) && !names.some((name) => serves.test(name) || name.startsWith('@remix-run/'));
}
