import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Advice, advise } from '../../src/advisor/advise';
import { adviceData } from '../../src/advisor/data';
import type { Evidence } from '../../src/advisor/evidence';
import { decisionRecord } from '../../src/advisor/record';
import { adviceText } from '../../src/cli/advise-text';

const evidence: readonly Evidence[] = [
  {
    question: 'store',
    value: 'none',
    file: '/shop/server.js',
    line: 9,
    because: 'express-session keeps sessions in the memory of one process',
  },
  { question: 'store', value: 'sql', file: '/shop/package.json', line: 12, because: 'pg gives access to a shared store' },
  { question: 'library', value: 'express-session', file: '/shop/server.js', line: 9, because: 'express-session 1.19.0 is set up here' },
  { question: 'incumbent', value: 'jwt', file: '/shop/tokens.js', line: 3, because: 'signed tokens say who the user is' },
];
const showPath = (file: string) => file.replace('/shop/', '');

const samples: { readonly [name: string]: Advice } = {
  'nothing-known': advise({}),
  'bank-with-evidence': advise({ revocation: 'seconds', sensitivity: 'regulated', payload: 'large' }, evidence),
  'serverless-conflict': advise({ runtime: 'serverless', store: 'none', revocation: 'seconds' }),
};

describe('golden advice (UPDATE_GOLDEN=1 writes it anew)', () => {
  for (const [name, advice] of Object.entries(samples)) {
    const made = { md: decisionRecord(advice, { date: '2026-01-31', showPath }), txt: adviceText(advice, { color: false, showPath }) };
    for (const [ending, text] of Object.entries(made)) {
      it(`${name}.${ending}`, () => {
        const file = join(__dirname, `../golden/advice.${name}.${ending}`);
        if (process.env.UPDATE_GOLDEN) writeFileSync(file, text);
        assert.equal(text, readFileSync(file, 'utf8'));
      });
    }
  }
});

describe('decision record', () => {
  it('shows hostile names as they are, on one line', () => {
    const hostile: Evidence = {
      question: 'store',
      value: 'sql',
      file: '/shop/`|a\n# b.js',
      line: 1,
      because: '<img src=x> | [x](javascript:1)\n# c',
    };
    const record = decisionRecord(advise({}, [hostile]), { showPath });
    assert.doesNotMatch(record, /^# [bc]/m);
    assert.doesNotMatch(record, /(?<!\\)<img|(?<!\\)\]\(javascript/);
    const line = record.split('\n').find((one) => one.includes('img'));
    assert.match(line ?? '', /`'¦a\\u000a# b\.js:1`$/);
    assert.doesNotMatch(adviceText(advise({}, [hostile]), { color: false, showPath }), /^# [bc]/m);
  });
});

describe('advice as data', () => {
  it('has the keys of the contract, sources written out, and paths as shown', () => {
    const data = adviceData(samples['bank-with-evidence'], showPath);
    assert.deepEqual(Object.keys(data), [
      ...['strategy', 'confidence', 'runnerUp', 'scores', 'contributions', 'excluded', 'flips'],
      ...['overlays', 'evidence', 'config', 'migration', 'notes'],
    ]);
    assert.deepEqual(JSON.parse(JSON.stringify(data)), data);
    assert.equal(data.evidence[0].file, 'server.js');
    const store = data.contributions.find(({ id }) => id === 'store=sql');
    assert.deepEqual(
      store?.evidence.map(({ file, line }) => `${file}:${line}`),
      ['package.json:12'],
    );
    assert.match(data.excluded[0].sources[0].title, /Control of sessions/);
  });
});
