import type { OAuthExchangeFact, OAuthRequestFact } from '../model/fact';
import { set } from '../model/fix';
import { defineRule, type Problem, type Project } from '../model/rule';
import { isOff, textOf } from '../model/value';

export default defineRule({
  id: 'oauth-missing-state',
  title: 'A sign-in at a provider can be started by somebody else',
  severity: 'warning',
  cwe: 352,
  references: [
    'https://datatracker.ietf.org/doc/html/rfc9700#section-4.7',
    'https://datatracker.ietf.org/doc/html/rfc6749#section-10.12',
    'https://github.com/jaredhanson/passport-oauth2#readme',
    'ASVS 5.0, 10.2.1',
  ],
  why: `The answer of the provider comes back through the browser. Without \`state\` (or PKCE, or a nonce) nothing shows that this browser asked for it: a link on another site signs people in to the
account of an attacker, or joins the attacker's account to theirs.

passport-oauth2, and the strategies for Google, GitHub, Facebook and others that are built on it, send none by default; \`state: true\` keeps one in the session. passport-auth0,
passport-openidconnect and OAuth 1 (Twitter) do it by themselves. openid-client, simple-oauth2, google-auth-library and addresses put together by hand leave it to your code.

A state that is sent and not compared when it comes back is worth as little: reported are handlers that exchange the code, and neither they nor what they call speak of a state.

Reported is only what is certain: a \`store\`, a \`state\` given to \`passport.authenticate\` and values that come from elsewhere are silent. A text that is the same for everybody proves nothing.
Without a session, give a \`store\` of your own that keeps the state in a cookie.`,
  how: 'Send a new random `state` with every request and compare it in the callback: `state: true` in passport.',
  fix: 'edit',
  bad: `import passport from 'passport';
import { Strategy as GitHubStrategy } from 'passport-github2';
import { onLogin } from './users';
passport.use(new GitHubStrategy({
  clientID: process.env.GITHUB_CLIENT_ID!,
  clientSecret: process.env.GITHUB_CLIENT_SECRET!,
  callbackURL: 'https://example.com/auth/github/callback',
}, onLogin));`,
  good: `import passport from 'passport';
import { Strategy as GitHubStrategy } from 'passport-github2';
import { onLogin } from './users';
passport.use(new GitHubStrategy({
  clientID: process.env.GITHUB_CLIENT_ID!,
  clientSecret: process.env.GITHUB_CLIENT_SECRET!,
  callbackURL: 'https://example.com/auth/github/callback',
  state: true,
}, onLogin));`,

  on: ['oauth-request', 'oauth-exchange'],
  check(request, project) {
    if (request.kind === 'oauth-exchange') return unchecked(request, project);
    const { form, state, pkce, nonce, stateText } = request;
    const text = textOf(state) ?? '';
    const fixed = form !== 'strategy' && text !== '' && !isFilledIn.test(text);
    if (!(isOff(state) || fixed) || !isOff(pkce) || (form !== 'strategy' && !isOff(nonce))) return undefined;
    if (isGivenLater(request, project)) return undefined;
    // The parameters of a call that is made elsewhere, such as a test of one's own server.
    if (project.isTest(request.span.file) && form === 'address') return undefined;
    const kind = project.all('session').length > 0 ? 'edit' : 'suggestion';
    return {
      at: state.span,
      message: fixed
        ? 'Others can start this sign-in for your users: the state is the same for everybody.'
        : 'Others can start this sign-in for your users: it has no state.',
      fixes: stateText ? set(state, stateText, 'Keep a state in the session', kind) : [],
    };
  },
});

/** `{state}`, `:state`, `%s`, `<state>`: something else takes its place before it is sent. */
const isFilledIn = /^(?:[{<[].*[}>\]]|[:%$]\w+%?|__\w+__)$/;

/** A state that is sent, and never compared when it comes back. Where none is sent, that is the problem. */
function unchecked({ span, library }: OAuthExchangeFact, project: Project): Problem | undefined {
  const requests = project.all('oauth-request').filter((one) => !project.isTest(one.span.file) && one.form !== 'strategy');
  const sends = requests.length > 0 && requests.every(({ state, pkce, nonce }) => !isOff(state) && isOff(pkce) && isOff(nonce));
  const isChecked = project.all('route').some(({ middleware }) => middleware.some((name) => /state/i.test(name)));
  if (!(sends || (library === 'arctic' && requests.length === 0)) || isChecked || project.isTest(span.file)) return undefined;
  return { at: span, message: 'Others can start this sign-in for your users: the state that comes back is not compared.' };
}

/** A route that asks for the strategy gives a state of its own (a text or an object that is written out is none), or another file adds one. */
function isGivenLater({ form, names, library }: OAuthRequestFact, project: Project): boolean {
  const all = project.all('oauth-state');
  if (form === 'address') return all.some((one) => one.library === library);
  return all.some(({ strategy, state, library: asked }) => {
    if (form !== 'strategy' || !/passport/.test(asked)) return false;
    if (state.value.kind === 'literal' || state.value.kind === 'object') return false;
    const name = textOf(strategy);
    return name === undefined || names.some((one) => one.includes(name));
  });
}
