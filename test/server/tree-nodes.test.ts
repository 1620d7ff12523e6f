import assert from 'node:assert/strict';
import type { Overview, OverviewFinding } from '../../src/analyser/model/overview';
import { fileName, type TreeNode } from '../../src/editor/tree-node';
import { type Shown, treeOf } from '../../src/editor/tree-nodes';

const words = { t: (message: string, ...args: (string | number)[]) => message.replace(/\{(\d)\}/g, (_, at) => String(args[Number(at)])) };
const at = (file: string, line: number) => ({ uri: `file:///ws/${file}`, start: { line, character: 0 }, end: { line, character: 4 } });
const finding = (rule: string, part: Partial<OverviewFinding>): OverviewFinding => ({
  ...at('a.ts', 1),
  rule,
  severity: 'warning',
  message: `says ${rule}`,
  fixable: false,
  safeFix: null,
  stage: 'carry',
  application: '/ws',
  ...part,
});

const overview: Overview = {
  applications: [
    {
      name: 'shop',
      folder: '/ws',
      uri: 'file:///ws',
      path: '',
      setups: [
        {
          ...at('a.ts', 3),
          library: 'express-session',
          version: '1.19.0',
          line: 'server-session, 1 hour',
          parts: [{ kind: 'secret', name: 'SECRET', detail: 'signs', origin: 'environment' }],
        },
      ],
      stages: [{ ...at('b.ts', 7), stage: 'verify', what: 'the session is read' }],
      middleware: [{ ...at('m.ts', 0), library: 'passport', what: 'guards pages', paths: null }],
    },
  ],
  findings: [
    finding('cookie-a', {}),
    finding('cookie-b', { severity: 'error', fixable: true }),
    finding('secret-c', { stage: null, ...at('b.ts', 2) }),
    finding('other-d', { application: null, stage: null, ...at('c.ts', 2) }),
  ],
  titles: { 'cookie-a': 'A title' },
  more: 0,
};

/** The tree as indented lines. */
function drawn(part: Partial<Shown> = {}): string[] {
  const lines = (nodes: readonly TreeNode[], indent: string): string[] =>
    nodes.flatMap(({ label, description, children }) => [
      `${indent}${label}${description ? ` | ${description}` : ''}`,
      ...lines(children, `${indent}  `),
    ]);
  return lines(treeOf(overview, { filter: 'all', group: 'stage', files: new Set(), ...part }, words), '');
}

describe('the rows of the tree', () => {
  it('lead from applications over set-ups to the stages, with places and findings, the worst first', () => {
    assert.deepEqual(drawn(), [
      'shop | 3 problems',
      '  express-session 1.19.0 | server-session, 1 hour',
      '    SECRET | secret, signs, from the environment',
      '  Issue | nothing seen',
      '  Carry | 2 problems',
      '    says cookie-b | a.ts:2',
      '    says cookie-a | a.ts:2',
      '  Store | nothing seen',
      '  Verify | 1 place',
      '    the session is read | b.ts:8',
      '  Refresh | nothing seen',
      '  Revoke | nothing seen',
      '  Middleware | 1',
      '    guards pages | passport, m.ts:1',
      '  Everything else | 1 problem',
      '    says secret-c | b.ts:3',
      'Other files | 1 problem',
      '  says other-d | c.ts:3',
    ]);
  });

  it('are only what a filter for findings lets through', () => {
    const errors = ['shop | 1 problem', '  Carry | 1 problem', '    says cookie-b | a.ts:2'];
    assert.deepEqual(drawn({ filter: 'errors' }), errors);
    assert.deepEqual(drawn({ filter: 'fixable' }), errors);
  });

  it('are only what stands in the files of a filter for files', () => {
    assert.deepEqual(drawn({ filter: 'changed', files: new Set(['file:///ws/b.ts']) }), [
      'shop | 1 problem',
      '  Verify | 1 place',
      '    the session is read | b.ts:8',
      '  Everything else | 1 problem',
      '    says secret-c | b.ts:3',
    ]);
    assert.deepEqual(drawn({ filter: 'file' }), []);
  });

  it('are grouped by rule, with titles where they are known', () => {
    assert.deepEqual(drawn({ group: 'rule' }).slice(0, 4), [
      'A title | cookie-a, 1 problem',
      '  a.ts:2 | says cookie-a',
      'cookie-b | cookie-b, 1 problem',
      '  a.ts:2 | says cookie-b',
    ]);
  });

  it('are grouped by file, and fixable ones only where that is asked for as well', () => {
    assert.deepEqual(drawn({ group: 'file', filter: 'fixable' }), ['a.ts | ws, 1 problem', '  says cookie-b | a.ts:2']);
  });

  it('say to a screen reader how severe a finding is, and have keys of their own', () => {
    const all = (nodes: readonly TreeNode[]): TreeNode[] => nodes.flatMap((node) => [node, ...all(node.children)]);
    const rows = all(treeOf(overview, { filter: 'all', group: 'stage', files: new Set() }, words));
    assert.equal(rows.find(({ label }) => label === 'says cookie-b')?.spoken, 'error: says cookie-b, a.ts:2');
    assert.equal(new Set(rows.map(({ key }) => key)).size, rows.length);
  });

  it('name files as people do, also those with an address that cannot be read', () => {
    assert.equal(fileName('file:///ws/%5B...nextauth%5D.js'), '[...nextauth].js');
    assert.equal(fileName('file:///ws/100%25%.js'), '100%25%.js');
  });
});
