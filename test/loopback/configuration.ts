export type Environment = 'development' | 'production';

/** How the module that a configuration is in is reached: which of its exports answers a request. */
export type Serving = 'express' | 'fastify' | 'node' | 'next-page' | 'next-route' | 'fetch';

/** What a browser does until it has the cookies. */
export type Visit = 'login' | 'credentials' | 'credentials-and-oauth' | 'email' | 'sign-up';

/** One configuration as a project would hold it: run by the real library, and read by the engine. */
export interface Configuration {
  readonly name: string;
  /** The package that is judged, and its version. */
  readonly library: string;
  readonly version: string;
  /** Other packages that the code imports. */
  readonly beside?: readonly string[];
  /** The first one is loaded. `.env` files apply as Next.js applies them. */
  readonly files: Readonly<Record<string, string>>;
  readonly module?: true;
  readonly serving: Serving;
  readonly visit: Visit;
}

/** Where a version is installed that is not the one under the package's own name. */
export const installed: Readonly<Record<string, string>> = {
  'express-session@1.17.3': 'express-session-1-17',
  'express-session@1.18.2': 'express-session-1-18',
  'next-auth@5.0.0-beta.32': 'next-auth-5',
};

/** What the child sends back, by the name of the configuration: every `Set-Cookie` line of a visit and when it came, in milliseconds. */
export type Answers = Readonly<Record<string, { readonly lines: readonly string[]; readonly at: number; readonly error?: string }>>;
