import assert from 'node:assert/strict';
import { analyse } from '../../../src/analyser/analyse';
import type { AuthjsFact } from '../../../src/analyser/model/fact';
import { createUnitCache } from '../../../src/analyser/unit-cache';

/** The providers of the one configuration, and whether all were read. */
function providersIn(code: string): string {
  const text = `import NextAuth from 'next-auth';\nimport A from 'next-auth/providers/github';\nimport B from 'next-auth/providers/google';\n${code}`;
  const { facts, failures } = analyse('/project/a.ts', text, { read: () => undefined }, createUnitCache());
  assert.deepEqual(failures, []);
  const [{ providers, providersComplete }] = facts.filter((fact): fact is AuthjsFact => fact.kind === 'authjs');
  return `${providers.map(({ id }) => id).join()} ${providersComplete}`;
}

describe('a list that is filled step by step', () => {
  it('holds what is pushed onto it', () => {
    assert.equal(providersIn('const list = [A({})]; list.push(B({})); NextAuth({ providers: list });'), 'github,google true');
    assert.equal(
      providersIn('const list = [] as any[];\nif (process.env.X) { list.push(A({}), B({})); }\nNextAuth({ providers: list });'),
      'github,google true',
    );
    assert.equal(
      providersIn('const more = [B({})]; const list = [A({})]; list.push(...more); NextAuth({ providers: list });'),
      'github,google true',
    );
    assert.equal(providersIn('const list = [A({})]; list.unshift(B({})); NextAuth({ providers: [...list] });'), 'github,google true');
  });

  it('is not complete where something else is pushed', () => {
    assert.equal(providersIn('const list = [A({})]; list.push(...others()); NextAuth({ providers: list });'), 'github false');
    assert.equal(providersIn('const list = [A({})]; list.push(other()); NextAuth({ providers: list });'), 'github false');
  });

  it('has nothing to do with a list of the same name', () => {
    assert.equal(
      providersIn('const list = [A({})]; function f(list: any[]) { list.push(B({})); } NextAuth({ providers: list });'),
      'github true',
    );
    assert.equal(providersIn('const list = [A({})], other = [B({})]; other.push(B({})); NextAuth({ providers: list });'), 'github true');
  });
});
