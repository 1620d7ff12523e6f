// https://www.passportjs.org/ and lib/sessionmanager.js: from 0.6.0 on, login() regenerates the session and logout() needs a callback.
import type { Fact, PassportFact, SessionWriteFact } from '../model/fact';
import { textOf } from '../model/value';
import { type Call, defineLibrary, type Expression, type FunctionInfo, type Source } from '../source/define-library';

const modules = ['passport', 'koa-passport'];
const uses = ['initialize', 'session', 'authenticate', 'authorize'];

export default defineLibrary({
  id: 'passport',
  modules,
  family: ['@nestjs/passport'],
  triggers: [['\\bpassport\\.(initialize|session|serializeUser|authenticate)\\('], ['\\bserializeUser\\s*\\(', 'PassportSerializer']],
  detect: (source) => [
    ...uses
      .flatMap((name) => source.methods(name))
      .filter(isPassport)
      .map((call) => use(source, call)),
    ...source
      .methods('serializeUser')
      .filter(isPassport)
      .flatMap((call) => {
        const made = call.argument(0)?.function();
        return made ? serializes(source, made, call) : [];
      }),
    ...nestSerializers(source),
  ],
});

function isPassport({ root, module, receiver }: Call): boolean {
  return root === 'module' ? modules.includes(module) : root === 'local' && receiver.at(-1) === 'passport';
}

function use(source: Source, call: Call): PassportFact {
  const name = call.steps.at(-1) ?? '';
  const option = call.options(1);
  return {
    kind: 'passport',
    library: 'passport',
    span: call.span,
    scopes: call.scopes,
    version: source.version('passport'),
    use: asksSession(call) ? 'session' : name === 'authorize' ? 'authenticate' : (name as PassportFact['use']),
    session: option('session', true),
    // A callback signs the user in itself, or not: https://github.com/jaredhanson/passport/blob/master/lib/middleware/authenticate.js
    keepSessionInfo: (call.count > 2 ? call.options(call.count) : option)('keepSessionInfo', false),
  };
}

/** `passport.authenticate('session')` is what `passport.session()` stands for. */
const asksSession = (call: Call): boolean => call.steps.at(-1) === 'authenticate' && textOf(call.setting(0, 'strategy')) === 'session';

/** What `done(null, ...)` is given inside of the function. */
function serializes(source: Source, made: FunctionInfo, call: Call): Fact[] {
  const done = made.parameters.at(-1)?.name;
  if (!done || made.parameters.length < 2 || made.file !== source.path) return [];
  const user = made.parameters.at(-2)?.name;
  return source
    .methods(done)
    .filter((one) => one.scopes.includes(made.scope) && one.count === 2)
    .flatMap((one) => serialized(one, user, call));
}

/** `class SessionSerializer extends PassportSerializer`. */
function nestSerializers(source: Source): Fact[] {
  if (!source.imports(/^@nestjs\/passport$/)) return [];
  return ['done', 'cb', 'callback'].flatMap((name) =>
    source.methods(name).flatMap((call) => {
      const around = call.around();
      return around?.name === 'serializeUser' && call.count === 2 ? serialized(call, around.parameters[0]?.name, call) : [];
    }),
  );
}

function serialized(done: Call, user: string | undefined, { span, scopes }: Call): SessionWriteFact[] {
  const value = done.argument(1);
  if (!value || user === undefined || /id$|name$|mail$|key$/i.test(user)) return [];
  const whole = isUserItself(value, user);
  return [
    {
      kind: 'session-write',
      library: 'passport',
      span,
      scopes,
      session: 'req.session',
      key: 'passport',
      content: value.value,
      clears: false,
      wholeUser: whole ? 'certain' : undefined,
      serialized: true,
      value: value.span,
      userName: user,
    },
  ];
}

/** `user`, `user.toObject()`, `{ ...user }`, `JSON.stringify(user)`. */
function isUserItself(value: Expression, user: string): boolean {
  const { steps } = value;
  if (steps.join('.') === user || (steps[0] === user && copies.test(steps.slice(1).join('.')))) return true;
  if (steps.join('.') === 'JSON.stringify.()') return value.call()?.argument(0)?.steps.join('.') === user;
  return value.spreads().some((one) => isUserItself(one, user));
}

const copies = /^(toObject|toJSON|_doc|dataValues|get)(\.\(\))?$/;
const users =
  /^(user|account|member|admin|customer|doc|u|usr|row|rows|result|results|record|(found|existing|db|current|new|saved|logged)_?User|userDoc|userData)$/i;
const secretNames =
  'password Password pwd pass passwd passwordHash password_hash passHash hash hashedPassword hashed_password comparePassword validPassword isValidPassword verifyPassword checkPassword matchPassword'.split(
    ' ',
  );
const reading = /^find\w*$/;
const choosing = /^(select|pick|omit|map|project|attributes|toSafe\w*|sanitize\w*|serialize\w*|only|except|columns|safe\w*)$/i;

/** Whether a value is a user as the database gave it, as far as its names and its origin show. */
export function wholeUser(source: Source, value: Expression, scopes: readonly number[]): SessionWriteFact['wholeUser'] {
  const copied = value.spreads()[0];
  if (copied && hasSecretLeft(value)) return wholeUser(source, copied, scopes);
  const own = copies.test(value.steps.slice(1).join('.')) ? value.steps.slice(0, 1) : value.steps;
  const name = own.filter((step) => !/^(\(\)|\[\]|\d+)$/.test(step)).at(-1) ?? '';
  if (own.includes('()') || own.includes('new()') || !users.test(name) || value.value.kind !== 'unknown') return undefined;
  if (own.length > 1 && !/^(req|request|rows?|results?|data|response)$/.test(own[0]) && !own.includes('[]')) return undefined;
  const origin = value.reference();
  if (origin.steps.some((step) => choosing.test(step))) return undefined;
  if (limits(value.call())) return undefined;
  const passwords = secretNames.filter((one) => source.holdsName(one)).flatMap((one) => source.accesses(one));
  const certain = passwords.some((one) => one.steps.includes(name) && one.scopes.some((scope) => scopes.includes(scope)));
  if (certain) return 'certain';
  const read = origin.steps.some((step) => reading.test(step)) || (origin.root === 'local' && isResult(source, value));
  return read ? 'likely' : undefined;
}

/** The value is what a query gives to its callback: `User.findOne(query, (error, user) => ...)`, `.then((user) => ...)`. */
function isResult(source: Source, { span }: Expression): boolean {
  const around = source.everyCall().filter(({ whole }) => whole.start < span.start && span.end < whole.end);
  return around.some((call) => {
    const name = call.steps.at(-1) ?? '';
    if (reading.test(name)) return !limits(call);
    if (name !== 'then' || call.receiver.some((step) => choosing.test(step))) return false;
    const query = source.everyCall().find(({ whole, steps }) => whole.start === call.whole.start && reading.test(steps.at(-1) ?? ''));
    return query !== undefined && !limits(query);
  });
}

/** How the code names the user that the value is, or is a copy of. */
export function userName(value: Expression): string | undefined {
  const own = value.spreads()[0] ?? value;
  const { steps } = own;
  const plain = copies.test(steps.slice(1).join('.')) ? steps.slice(0, 1) : steps;
  return plain.every((step) => /^[A-Za-z_$][\w$]*$/.test(step)) ? plain.join('.') : undefined;
}

/** The query names the columns that it wants. */
function limits(call: Call | undefined): boolean {
  if (!call) return false;
  return [0, 1, 2].some((index) =>
    ['select', 'attributes', 'projection', 'columns', 'omit', 'fields'].some((name) => call.options(index)(name).value.kind !== 'absent'),
  );
}

/** A copy with the password taken out is fine: `{ ...user, password: undefined }`. */
function hasSecretLeft(value: Expression): boolean {
  const members = value.value.kind === 'object' ? value.value.members : {};
  return !Object.keys(members).some((name) => /passw|hash/i.test(name) && members[name].kind !== 'unknown');
}
