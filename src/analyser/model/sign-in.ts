import { concerning } from './application';
import type { Handler, SessionFact, SessionWriteFact } from './fact';
import type { Project } from './rule';
import { textOf } from './value';

/** Keys under which a session says who is signed in. */
const identity =
  /^(user|usr|uname|logged|access|users?_?id|userid|uid|user_?name|user_?info|user_?data|current_?user(_?id)?|auth_?user|auth|authed|authenticated|is_?auth(enticated|ed)?|logged_?in|is_?logged_?in|login|is_?login|signed_?in|account(_?id)?|member(_?id)?|admin(_?id)?|is_?admin|customer(_?id)?|player(_?id)?|employee(_?id)?|profile|email|role)$/i;

/** Whether the write says who is signed in. */
export function signsIn({ key, clears, serialized }: SessionWriteFact): boolean {
  return !clears && !serialized && identity.test(key);
}

/** Whether the write takes away who is signed in. */
export function signsOut({ key, clears }: SessionWriteFact): boolean {
  return clears && identity.test(key);
}

const signInNames =
  /log[_-]?in|log[_-]?on|sign[_-]?(in|up)|authenticat|register|\/auth\/?$|\/sessions?\/?$|^(create|start|establish)_?(user)?session$|callback|^auth(entication)?([-_]?(router?|routes|controller|api))?$/i;
const signInCalls =
  /(^|\.)(compare|compareSync|comparePassword|verifyPassword|checkPassword|validPassword|isValidPassword|validatePassword|matchPassword)$|^argon2\.verify$|^bcrypt|(^|\.)(authenticate|verifyCredentials|findByCredentials|validateUser|checkCredentials|verifyUser)$/;
/** Handlers that ask for the password again while somebody is signed in. */
const otherNames = /password|profile|settings|account|update|change|delete|confirm/i;
const signOutNames = /log[_-]?(out|off)|sign[_-]?out|^delete .*\/sessions?\/?$/i;

/** Whether a handler takes credentials, told by its route, its name or what it calls. */
export function isSignIn(handler: Handler | undefined, file: string, project: Project): boolean {
  if (!handler) return false;
  const names = namesOf(handler, file, project);
  if (names.some((name) => signOutNames.test(name))) return false;
  if (names.some((name) => signInNames.test(name))) return true;
  return !names.some((name) => otherNames.test(name)) && handler.calls.some((name) => signInCalls.test(name));
}

/** Whether a handler signs people out, told by its route or its name. */
export function isSignOut(handler: Handler | undefined, file: string, project: Project): boolean {
  return handler !== undefined && namesOf(handler, file, project).some((name) => signOutNames.test(name));
}

/** The handler's own name and the paths of the routes that it answers. */
function namesOf(handler: Handler, file: string, project: Project): string[] {
  const routes = project.inFile('route', file).filter(({ handlers, method }) => handlers.includes(handler.scope) && method !== 'use');
  return [handler.name ?? '', ...handler.paths, ...routes.map(({ path }) => textOf(path) ?? '')];
}

/** The sessions that a file works with, and whose identifier has to change at sign-in; undefined where no session is known. */
export function serverSessions(project: Project, file: string): readonly SessionFact[] | undefined {
  const all = concerning(project.all('session'), file, project);
  return all.length === 0 ? undefined : all.filter(({ regenerates }) => regenerates);
}
