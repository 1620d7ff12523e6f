import type { Application, Setup } from '../../../src/analyser/model/setup';
import { cookieLine, lifetimeInWords } from '../../../src/report/effective-words';
import { workspaceOf } from '../../memory';

type Texts = Record<string, string>;

/** The one application of some files, which have these dependencies. */
export async function applicationOf(dependencies: Texts, texts: Texts): Promise<Application> {
  const workspace = await workspaceOf({ 'package.json': JSON.stringify({ name: 'app', dependencies }), ...texts });
  const [application, ...others] = workspace.applications();
  if (!application || others.length > 0) throw new Error(`${others.length + (application ? 1 : 0)} applications`);
  return application;
}

/** The first set-up of some files. */
export async function setupOf(dependencies: Texts, texts: Texts): Promise<Setup> {
  return (await applicationOf(dependencies, texts)).setups[0];
}

/** A set-up in short: strategy, lifetimes, and what is sent while developing and in production. */
export function shown({ strategy, lifetime, tokenLifetime, store, cookies }: Setup): string[] {
  const lives = [lifetime, tokenLifetime].map((one) => (one ? (one.value === null ? '?' : lifetimeInWords(one.value)) : '-')).join(', ');
  return [
    `${strategy}; ${lives}; ${store ? (store.value ?? '?') : '-'}`,
    ...cookies
      .filter(({ purpose }) => ['session', 'session-data', 'signature', 'token', 'other'].includes(purpose))
      .flatMap(({ development, production }) =>
        [development, production].map(({ lifetime: own, ...cookie }) => `${cookieLine({ ...cookie, lifetime: own })} (${own.value})`),
      ),
  ];
}
