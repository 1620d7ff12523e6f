import assert from 'node:assert/strict';
import { analyse } from '../../../src/analyser/analyse';
import type { RouteFact } from '../../../src/analyser/model/fact';
import { textOf } from '../../../src/analyser/model/value';
import { createUnitCache } from '../../../src/analyser/unit-cache';
import { findingsOf } from '../../memory';

const imports =
  "import { Body, Controller, Get, Post, Session, UseGuards } from '@nestjs/common';\nimport { AuthGuard } from '@nestjs/passport';\n";

/** The routes of a controller, each as method, path and what stands before it. */
function routesIn(code: string): string[] {
  const { facts, failures } = analyse('/project/a.ts', imports + code, { read: () => undefined }, createUnitCache());
  assert.deepEqual(failures, []);
  return facts
    .filter((fact): fact is RouteFact => fact.kind === 'route')
    .map(
      ({ method, path, middleware, knowsUser }) => `${method} ${textOf(path)} ${middleware.slice(1).join('+')}${knowsUser ? ' user' : ''}`,
    );
}

async function isReported(files: Record<string, string>): Promise<boolean> {
  const found = await findingsOf(files, { severities: { 'auth-missing-rate-limit': 'warning' } });
  return found.some(({ rule }) => rule === 'auth-missing-rate-limit');
}

describe('methods with decorators', () => {
  it('are routes of a controller, with the guards of the class before their own', () => {
    const code = `@Controller({ path: 'auth', version: '1' }) @UseGuards(A)
      export class C { @UseGuards(AuthGuard('local'), B) @Post('/login/') one() {} @Post() two() {} @Get(path()) three() {} four() {} }`;
    assert.deepEqual(routesIn(code), ['post /auth/login A+AuthGuard+B+Post', 'post /auth A+Post', 'get undefined A+Get']);
  });
  it('know the user by a session, not by a header', () => {
    const code = `@Controller('login') export class C {
      @Post() one(@Session() session: object) {} @UseGuards(AuthenticatedGuard) @Post() two() {} @UseGuards(AuthGuard('jwt')) @Post() three(@Body() b: object) {} }`;
    assert.deepEqual(
      routesIn(code).map((route) => route.endsWith(' user')),
      [true, true, false],
    );
  });
  it('are none in other classes', () => {
    assert.deepEqual(routesIn("export class C { @Post('login') one() {} }\n// @Controller('x')"), []);
  });
  it('are limited by the throttler, a guard or a limiter of the whole application', async () => {
    const open = `${imports}@Controller('auth') export class C { @Post('login') one(@Body() body: object) { return body; } }`;
    const throttler =
      "import { ThrottlerModule } from '@nestjs/throttler';\nexport const limits = ThrottlerModule.forRoot([{ ttl: 1, limit: 1 }]);";
    const main = `import { NestFactory } from '@nestjs/core';\nimport rateLimit from 'express-rate-limit';
      export async function start(M) { const app = await NestFactory.create(M); app.use('/auth', rateLimit({ limit: 5 })); }`;
    assert.equal(await isReported({ 'a.ts': open }), true);
    assert.equal(await isReported({ 'a.ts': open.replace('@Post', '@UseGuards(LoginThrottleGuard) @Post') }), false);
    assert.equal(await isReported({ 'a.ts': open, 'b.ts': throttler }), false);
    assert.equal(await isReported({ 'a.ts': open, 'main.ts': main }), false);
  });
});
