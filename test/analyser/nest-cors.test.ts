import assert from 'node:assert/strict';
import { findingsOf } from '../memory';

const imports =
  "import { NestFactory } from '@nestjs/core';\nimport { Controller, Get, Header } from '@nestjs/common';\nimport { M } from './m';\n";

/** How many answers of a NestJS application every website can read. */
async function wildcards(code: string): Promise<number> {
  const found = await findingsOf({ 'main.ts': imports + code }, { severities: { 'cors-wildcard-origin': 'warning' } });
  return found.filter(({ rule }) => rule === 'cors-wildcard-origin').length;
}

describe('cors of NestJS', () => {
  it('is open where it is switched on without an origin, or with a star', async () => {
    assert.equal(await wildcards('NestFactory.create(M, { cors: true });'), 1);
    assert.equal(await wildcards("NestFactory.create(M, { cors: { origin: '*' } });"), 1);
    assert.equal(await wildcards('async () => { const app = await NestFactory.create(M); app.enableCors(); };'), 1);
    assert.equal(await wildcards("@Controller() class C { @Get() @Header('Access-Control-Allow-Origin', '*') a() {} }"), 1);
  });
  it('is not where it is off, names an origin, or is not known', async () => {
    assert.equal(await wildcards('NestFactory.create(M);'), 0);
    assert.equal(await wildcards('NestFactory.create(M, { cors: false });'), 0);
    assert.equal(await wildcards("NestFactory.create(M, { cors: process.env.NODE_ENV !== 'production' });"), 0);
    assert.equal(await wildcards("NestFactory.create(M, { cors: { origin: ['https://app.example.com'] } });"), 0);
    assert.equal(await wildcards('(cors: object) => NestFactory.create(M, { cors });'), 0);
    assert.equal(await wildcards("@Controller() class C { @Get() @Header('Cache-Control', '*') a() {} }"), 0);
  });
});
