// From the documentation of each: the modules that are imported, and the calls that set the library up.
import type { Strategy } from '../model/setup';

/** How one authentication service or library is recognised. */
export interface ManagedService {
  /** As a person would name it. */
  readonly library: string;
  readonly modules: readonly string[];
  readonly family?: readonly string[];
  /** The path of a call from its module. */
  readonly makes: RegExp;
  /** Those of them that run in the browser: they count where nothing else is found. */
  readonly inBrowser?: RegExp;
  /** Components that stand for the library where a file makes no call. */
  readonly components?: readonly string[];
  readonly strategy?: Strategy;
  readonly because?: string;
  /** The option that moves sessions into a store. */
  readonly store?: string;
}

const words = (text: string): string[] => text.split(' ');
const inCookie = 'its encrypted cookie holds the session and the tokens';
const inBrowser = 'the browser keeps the tokens, each request carries one';

export const managedServices: readonly ManagedService[] = [
  {
    library: 'Clerk',
    modules: words(
      '@clerk/nextjs @clerk/nextjs/server @clerk/express @clerk/backend @clerk/fastify @clerk/clerk-sdk-node @hono/clerk-auth @clerk/astro/server @clerk/remix @clerk/remix/ssr.server @clerk/react-router @clerk/react-router/server @clerk/react-router/ssr.server @clerk/tanstack-react-start @clerk/tanstack-react-start/server @clerk/nuxt/server @clerk/clerk-react @clerk/react @clerk/clerk-expo @clerk/expo @clerk/vue @clerk/clerk-js',
    ),
    family: ['@clerk/'],
    makes:
      /^(clerkMiddleware|authMiddleware|withClerkMiddleware|createRouteMatcher|createClerkClient|clerkPlugin|ClerkExpress\w+|rootAuthLoader|Clerk\.new)(\.?\(\))$/,
    inBrowser: /^createRouteMatcher|^Clerk\.new/,
    components: ['ClerkProvider', 'ClerkApp', 'clerkPlugin'],
    strategy: 'jwt',
    because: 'Clerk keeps the session and gives out tokens that live a minute',
  },
  {
    library: 'Supabase Auth',
    modules: words(
      '@supabase/ssr @supabase/auth-helpers-nextjs @supabase/auth-helpers-remix @supabase/auth-helpers-sveltekit @supabase/auth-helpers-react',
    ),
    family: ['@supabase/'],
    makes:
      /^create(Server|Browser|Client|Pages|Middleware|ServerComponent|ClientComponent|RouteHandler|ServerAction|PagesServer|PagesBrowser|ServerSupabase|BrowserSupabase|SupabaseLoad|MiddlewareSupabase)(Client)?\.\(\)$/,
    inBrowser: /Browser|ClientComponent/,
    strategy: 'jwt',
    because: 'cookies hold an access token, which is a JWT, and a refresh token',
  },
  {
    library: 'Auth0',
    modules: ['@auth0/nextjs-auth0', '@auth0/nextjs-auth0/server', '@auth0/nextjs-auth0/edge'],
    family: ['@auth0/'],
    makes: /^(Auth0Client\.new\(\)|(handleAuth|initAuth0|withMiddlewareAuthRequired)\.\(\))$/,
    inBrowser: /^withMiddlewareAuthRequired/,
    components: ['UserProvider', 'Auth0Provider'],
    strategy: 'cookie',
    because: inCookie,
    store: 'sessionStore',
  },
  {
    library: 'Auth0',
    modules: ['express-openid-connect'],
    makes: /^auth\.\(\)$/,
    strategy: 'cookie',
    because: inCookie,
    store: 'session.store',
  },
  {
    library: 'Auth0',
    modules: words('@auth0/auth0-react @auth0/auth0-spa-js @auth0/auth0-vue @auth0/auth0-angular auth0-js react-native-auth0'),
    makes: /^((Auth0Client|WebAuth|Auth0)\.new\(\)|new\(\)|(createAuth0Client|createAuth0|provideAuth0|AuthModule\.forRoot)\.\(\)|\(\))$/,
    inBrowser: /./,
    components: ['Auth0Provider'],
    strategy: 'token',
    because: inBrowser,
  },
  {
    library: 'Auth0',
    modules: words(
      'express-oauth2-jwt-bearer auth0 @auth0/auth0-api-js @auth0/auth0-fastify @auth0/auth0-fastify-api @auth0/auth0-server-js',
    ),
    makes: /^(auth\.\(\)|(AuthenticationClient|ApiClient|ServerClient)\.new\(\))$/,
  },
  {
    library: 'WorkOS',
    modules: words(
      '@workos-inc/authkit-nextjs @workos-inc/authkit-remix @workos-inc/authkit-react-router @workos-inc/authkit-sveltekit @workos/authkit-tanstack-react-start',
    ),
    family: ['@workos-inc/', '@workos/'],
    makes: /^(authkitMiddleware|authkitProxy|authkit|authkitLoader|configureAuthKit|authKitHandle|handleAuth|handleCallbackRoute)\.\(\)$/,
    strategy: 'cookie',
    because: inCookie,
  },
  { library: 'WorkOS', modules: ['@workos-inc/node'], makes: /^(WorkOS\.)?new\(\)$/ },
  {
    library: 'WorkOS',
    modules: ['@workos-inc/authkit-react', '@workos-inc/authkit-js'],
    makes: /^createClient\.\(\)$/,
    inBrowser: /./,
    components: ['AuthKitProvider'],
    strategy: 'token',
    because: inBrowser,
  },
  {
    library: 'Firebase Authentication',
    modules: ['firebase/auth', '@firebase/auth', '@angular/fire/auth', '@react-native-firebase/auth'],
    family: ['firebase/', '@firebase/', 'firebase-admin/'],
    makes: /^(getAuth|initializeAuth|provideAuth)\.\(\)$|^\(\)$/,
    inBrowser: /./,
    strategy: 'token',
    because: inBrowser,
  },
  {
    library: 'Firebase Authentication',
    modules: ['firebase-admin/auth', 'firebase-admin'],
    makes: /\.(verifyIdToken|createSessionCookie|verifySessionCookie|createCustomToken)\.\(\)$|^(getAuth|auth)\.\(\)$/,
  },
  {
    library: 'Keycloak',
    modules: ['keycloak-js'],
    makes: /^(Keycloak\.)?(new)?\(\)$/,
    inBrowser: /./,
    strategy: 'token',
    because: inBrowser,
  },
  {
    library: 'Keycloak',
    modules: ['keycloak-connect', 'nest-keycloak-connect'],
    makes: /^(new\(\)|(KeycloakConnectModule\.register(Async)?)\.\(\))$/,
  },
  {
    library: 'openid-client',
    modules: ['openid-client', 'openid-client/passport'],
    makes: /^((Issuer\.discover|discovery)\.\(\)|(Issuer|Configuration)\.new\(\)|(.*\.)?Client\.new\(\))$/,
  },
  {
    library: 'oidc-client-ts',
    modules: ['oidc-client-ts', 'oidc-client', 'react-oidc-context'],
    makes: /^UserManager\.new\(\)$/,
    inBrowser: /./,
    components: ['AuthProvider'],
    strategy: 'token',
    because: inBrowser,
  },
  {
    library: 'Microsoft Entra ID',
    modules: ['@azure/msal-browser', '@azure/msal-node', '@azure/msal-react'],
    makes:
      /^(PublicClientApplication|ConfidentialClientApplication)\.new\(\)$|^(PublicClientApplication\.)?createPublicClientApplication\.\(\)$/,
  },
  {
    library: 'Okta',
    modules: ['@okta/okta-auth-js', '@okta/jwt-verifier', '@okta/oidc-middleware'],
    makes: /^((OktaAuth|ExpressOIDC|OktaJwtVerifier)\.)?new\(\)$/,
  },
  {
    library: 'Amazon Cognito',
    modules: ['amazon-cognito-identity-js', 'aws-jwt-verify'],
    makes: /^(CognitoUserPool\.new|CognitoJwtVerifier\.create\.)\(\)$/,
  },
  {
    library: 'Stytch',
    modules: words(
      'stytch @stytch/nextjs @stytch/react @stytch/vanilla-js @stytch/nextjs/ui @stytch/vanilla-js/b2b @stytch/react/b2b @stytch/nextjs/b2b',
    ),
    makes:
      /^((\w+\.)?(Client|B2BClient|StytchUIClient|StytchHeadlessClient|StytchB2BUIClient)\.new\(\)|createStytch(B2B)?(UI|Headless)?Client\.\(\))$/,
    inBrowser: /UI|Headless/,
    components: ['StytchProvider', 'StytchB2BProvider'],
  },
  {
    library: 'Descope',
    modules: words('@descope/node-sdk @descope/nextjs-sdk @descope/nextjs-sdk/server @descope/react-sdk @descope/vue-sdk'),
    makes: /^((createSdk|authMiddleware)\.)?\(\)$/,
    components: ['AuthProvider'],
  },
  {
    library: 'Kinde',
    modules: words(
      '@kinde-oss/kinde-auth-nextjs @kinde-oss/kinde-auth-nextjs/server @kinde-oss/kinde-auth-nextjs/middleware @kinde-oss/kinde-typescript-sdk @kinde-oss/kinde-node-express @kinde-oss/kinde-auth-react @kinde-oss/kinde-remix-sdk',
    ),
    makes: /^(handleAuth|withAuth|createKindeServerClient|setupKinde|jwtVerify)\.\(\)$/,
    inBrowser: /^withAuth/,
    components: ['KindeProvider'],
  },
  {
    library: 'Logto',
    modules: words(
      '@logto/next @logto/next/server-actions @logto/next/edge @logto/express @logto/react @logto/vue @logto/node @logto/sveltekit @logto/remix',
    ),
    makes: /^((LogtoClient\.)?new\(\)|(handleAuthRoutes|handleLogto|createLogto|makeLogtoRemix|handleSignIn)\.\(\))$/,
    inBrowser: /^createLogto/,
    components: ['LogtoProvider'],
  },
  {
    library: 'Stack Auth',
    modules: ['@stackframe/stack', '@stackframe/react', '@stackframe/js'],
    makes: /^Stack(Server|Client)App\.new\(\)$/,
    inBrowser: /Client/,
  },
  {
    library: 'SuperTokens',
    modules: ['supertokens-node', 'supertokens-auth-react', 'supertokens-web-js'],
    makes: /^init\.\(\)$/,
  },
  {
    library: 'Ory',
    modules: words('@ory/client @ory/client-fetch @ory/kratos-client @ory/nextjs/middleware @ory/nextjs @ory/integrations/next-edge'),
    makes: /^(FrontendApi\.new\(\)|V0alpha2Api\.new\(\)|(createOryMiddleware|createApiHandler)\.\(\))$/,
  },
];
