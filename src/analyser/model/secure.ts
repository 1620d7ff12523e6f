import type { CookieFact, SessionFact } from './fact';
import { replace, set, suggest, together } from './fix';
import { namesPrefix } from './names';
import type { ProblemFix, Project } from './rule';
import { is, isAbsent, isOff, textOf } from './value';

/** Whether browsers refuse the cookie as a whole, because what it asks for needs Secure and it is not. */
export function isRefused({ name, sameSite, secure }: CookieFact): boolean {
  return isOff(secure) && (isSameSiteNone(sameSite) || namesPrefix(textOf(name) ?? '') !== undefined);
}

/** Whether other sites may send the cookie. Browsers do not mind the case. */
export function isSameSiteNone(sameSite: CookieFact['sameSite']): boolean {
  return textOf(sameSite)?.toLowerCase() === 'none';
}

/**
 * Makes a cookie secure in production and leaves plain HTTP on a developer's machine alone. Behind a reverse proxy a session
 * library sends a secure cookie only where the application believes the proxy: then both are needed, and a person decides.
 */
export function makeSecure(cookie: CookieFact, project: Project): ProblemFix[] {
  const text = cookie.writer === 'browser' ? 'true' : "process.env.NODE_ENV === 'production'";
  const alone = set(cookie.secure, text, 'Make the cookie secure in production');
  const session = project.inFile('session', cookie.span.file).find(({ span }) => span.start === cookie.span.start);
  if (!session || !lacksProxyTrust(session, project)) return alone;
  const both = together('Make the cookie secure in production, and trust one reverse proxy', alone, trustProxy(cookie.span.file, project));
  return suggest(both.length > 0 ? both : alone);
}

/** Whether neither the session library nor its application is told to believe the proxy in front of it. */
export function lacksProxyTrust({ proxy }: SessionFact, project: Project): boolean {
  return (isAbsent(proxy) || is(proxy, null)) && project.trustsProxy() === false;
}

/** Makes the application believe its proxy; nothing where it is not clear which application is meant. */
export function trustProxy(file: string, project: Project): ProblemFix[] {
  const near = project.inFile('server-app', file);
  const [app, ...others] = near.length > 0 ? near : project.all('server-app');
  if (!app?.after || others.length > 0) return [];
  return replace(app.after, `\n${app.indent}${app.trustStatement}`, 'Trust one reverse proxy', 'suggestion');
}
