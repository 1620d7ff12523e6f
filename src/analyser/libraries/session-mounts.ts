// The order of middleware decides what it sees: https://www.passportjs.org/concepts/authentication/sessions/
import type { MountFact } from '../model/fact';
import { type Call, defineLibrary, type Expression, type Source } from '../source/define-library';

const sessions = /^(express-session|cookie-session|client-sessions|koa-session|iron-session\/express)$/;

export default defineLibrary({
  id: 'session-mounts',
  modules: [], // the libraries of the middleware say which files matter, but for one that is made in another file
  triggers: [['\\.use\\(\\s*\\w*sess(ion)?\\w*\\s*[,()]']],
  detect: (source) => {
    const mounted = source.imports(/sess|passport/i) ? source.methods('use').flatMap((call) => mounts(source, call)) : [];
    const needsAll = mounted.some(({ what }) => what === 'passport-session');
    return needsAll ? [...mounted, ...source.everyCall().flatMap(handed)] : mounted;
  },
});

/** `setUp(app)` may mount anything; starting a server mounts nothing. */
function handed(call: Call): MountFact[] {
  const name = call.steps.at(-1) ?? '';
  if (/^(use|createServer|Server|listen|request|supertest|agent|log|info|get|set|serverless|toNodeHandler)$/.test(name)) return [];
  const at = Array.from({ length: call.count || 0 }, (_, index) => call.argument(index)).find((one) => one?.steps.join('.') === 'app');
  if (!at) return [];
  const { span, scopes, statement } = call;
  return [{ kind: 'mount', library: 'middleware', span, scopes, app: 'app', what: 'handed', name, partly: true, statement }];
}

function mounts(source: Source, call: Call): MountFact[] {
  const isApp = call.receiver.length === 1 || (call.receiver.length === 2 && call.receiver[0] === 'this');
  if (!(call.count >= 1) || !isApp) return [];
  const all = Array.from({ length: call.count }, (_, index) => call.argument(index)).filter((one) => one !== undefined);
  const first = all[0]?.value;
  const hasPath = first?.kind === 'literal' && first.value !== '/';
  const given = first?.kind === 'literal' ? all.slice(1) : all;
  const handlers = given.flatMap((one) => {
    const { items } = one.items();
    return items.length > 0 ? items : [one];
  });
  const { span, scopes, statement } = call;
  const partly = hasPath || source.isConditional(span);
  return handlers.map((one) => ({
    kind: 'mount',
    library: one.call()?.module || 'middleware',
    span: one.span,
    scopes,
    app: call.receiver.join('.'),
    what: whatIs(one),
    router: routerFile(one),
    name: one.steps.findLast((step) => step !== '()') ?? '',
    partly,
    statement,
  }));
}

/** The file of `express.Router()`, where it is another one. */
function routerFile(handler: Expression): string | undefined {
  const call = handler.call();
  const isRouter = call?.module === 'express' && call.steps.at(-1) === 'Router' && call.span.file !== handler.span.file;
  return isRouter ? call.span.file : undefined;
}

function whatIs(handler: Expression): MountFact['what'] {
  const call = handler.call();
  if (!call) return 'other';
  const name = call.steps.at(-1) ?? '';
  if (call.root === 'module' && sessions.test(call.module)) return 'session';
  if (call.module === 'express' && call.steps.join('.') === 'session') return 'session';
  if (call.module === 'express' && name === 'static') return 'static';
  const isPassport = /^(koa-)?passport$/.test(call.module) || (call.root === 'local' && call.receiver.at(-1) === 'passport');
  if (!isPassport) return 'other';
  if (name === 'session' || (name === 'authenticate' && isSession(call))) return 'passport-session';
  return name === 'initialize' ? 'passport-initialize' : 'other';
}

/** `passport.authenticate('session')` is what `passport.session()` stands for. */
function isSession(call: Call): boolean {
  const first = call.argument(0)?.value;
  return first?.kind === 'literal' && first.value === 'session';
}
