import type { Finding } from '../../src/analyser/model/finding';
import type { RuleInfo } from '../../src/analyser/model/rule';
import type { Report, View } from '../../src/report';
import { placeOf, texts } from './place-of';
import { application, setup } from './sample-application';

export { placeOf, texts } from './place-of';

export const ruleInfos: readonly RuleInfo[] = [
  rule('cookie-missing-httponly', { cwe: 1004, fix: 'edit' }),
  rule('secret-hardcoded-session-secret', { cwe: 798 }),
  rule('cookie-missing-samesite', { off: true, severity: 'info', references: [] }),
];

export const findings: readonly Finding[] = [
  finding('cookie-missing-samesite', 'info', '/else/x.ts', 'x', 'A | table, a [link](x) and <b>@someone</b>.'),
  finding('cookie-missing-samesite', 'hint', '/home/me/shop/a b/ödd,1%.js', 'login', 'Line\none, 100 % \u001b[2J: two.'),
  {
    ...finding(
      'secret-hardcoded-session-secret',
      'error',
      '/home/me/shop/src/server.ts',
      "secret: 'keyboard cat is a long secret'",
      'Anyone can sign in.',
    ),
    related: [{ ...placeOf('/home/me/shop/src/server.ts', 'session({'), message: 'Used here.' }],
  },
  {
    ...finding(
      'cookie-missing-httponly',
      'warning',
      '/home/me/shop/src/server.ts',
      'httpOnly: false',
      'Scripts can steal this session cookie.',
    ),
    fixes: [{ title: 'Set httpOnly to true', kind: 'edit', edits: [{ ...placeOf('/home/me/shop/src/server.ts', 'false'), text: 'true' }] }],
  },
];

export const report: Report = {
  version: '1.2.3',
  root: '/home/me/shop',
  rules: ruleInfos,
  findings,
  setups: [setup],
  applications: [application],
  skipped: [{ path: '/home/me/shop/big.js', reason: 'larger than 5 MB' }],
  failures: ['some-rule: broke'],
  stats: {
    files: 1234,
    candidates: 3,
    milliseconds: 1250,
    findings: { error: 1, warning: 1, info: 1, hint: 1 },
    hidden: 0,
    suppressed: 2,
    fixed: 0,
    left: { 'node_modules folders': 1, 'minified files': 3 },
  },
};

export const view: View = { text: (file) => texts[file], color: false, quiet: false };

function finding(id: string, severity: Finding['severity'], file: string, words: string, message: string): Finding {
  return { rule: id, severity, message, ...placeOf(file, words), related: [], fixes: [] };
}

function rule(id: string, more: Partial<RuleInfo>): RuleInfo {
  const why = 'Without it, **any** script reads `document.cookie`.\n\nSee [MDN](https://developer.mozilla.org/docs/Web/HTTP/Cookies).';
  const shared = { id, title: `About ${id}`, severity: 'error', why, how: 'Set `httpOnly: true`.', fix: 'none' } as const;
  return { ...shared, references: ['https://example.org/page'], bad: 'bad({\n  a: 1,\n});', good: 'good();', ...more };
}
