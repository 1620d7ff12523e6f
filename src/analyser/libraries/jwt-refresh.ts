// Refresh tokens: RFC 9700, section 4.14.2 (rotation finds out that one was stolen).
import type { Fact } from '../model/fact';
import type { Setting } from '../model/value';
import { type Call, defineLibrary, type Source } from '../source/define-library';

const library = 'the code';
const makers =
  /^(generate|create|sign|issue|rotate|new|make|build|get)\w*(refresh\w*|tokens|tokenpair|auth)$|^(rotate|reissue)|refresh\w*(sign|generate|create|rotate)/i;

export default defineLibrary({
  id: 'jwt-refresh',
  modules: [],
  detect: (source): Fact[] => {
    const checks = checkers.flatMap((name) => source.methods(name)).filter(isRefresh);
    if (checks.length === 0) return [];
    const calls = source.everyCall();
    return checks.flatMap((call) => kept(source, calls, call));
  },
});

const checkers = ['verify', 'verifyAsync', 'jwtVerify', 'verifyRefreshToken', 'verifyToken'];

function isRefresh(check: Call): boolean {
  const token = check.argument(0);
  return /refresh/i.test(`${token?.steps.at(-1) ?? ''} ${token?.reference().steps.at(-1) ?? ''}`);
}

/** The refresh token that was checked goes back in the answer, and no new one is made. */
function kept(source: Source, calls: readonly Call[], check: Call): Fact[] {
  const token = check.argument(0);
  const name = token?.steps.at(-1) ?? '';
  const around = check.scopes.length > 0 ? source.functionAt(check.scopes[0])?.span : undefined;
  const near = calls.filter(({ span }) => around && around.start <= span.start && span.end <= around.end);
  if (near.some(({ steps }) => makers.test(steps.at(-1) ?? ''))) return [];
  const signs = near.filter(({ steps }) =>
    /^(sign|signAsync|encode|jwtSign)$|access_?token|^(generate|create|sign|issue)_?(jwt|token)/i.test(steps.at(-1) ?? ''),
  );
  const answers = near
    .filter(({ steps }) => /^(json|send)$/.test(steps.at(-1) ?? ''))
    .flatMap((call) => answered(call, [name, token?.reference().steps.join('.') ?? name]));
  if (signs.length !== 1) return [];
  answers.push(...returned(source, check, name));
  return answers.map(({ span }) => ({ kind: 'jwt-refresh', library, span, scopes: check.scopes }));
}

/** `return { accessToken, refreshToken }` of a handler whose framework sends what it returns. */
function returned(source: Source, check: Call, name: string): Setting[] {
  return members
    .flatMap((member) => source.written(member))
    .filter(({ scopes, within }) => within.length === 0 && scopes[0] === check.scopes[0])
    .map(({ setting }) => setting)
    .filter(({ value }) => value.kind === 'unknown' && value.name === name);
}

const members = ['refreshToken', 'refresh_token', 'refresh'];

function answered(call: Call, names: readonly string[]): Setting[] {
  const option = call.options(0);
  return members
    .map((path) => option(path))
    .filter(({ value }) => value.kind === 'unknown' && names.some((name) => value.name === name || value.name?.split('.').at(-1) === name));
}
