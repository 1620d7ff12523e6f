import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { sarif } from '../../src/report/sarif';
import { artifact, rootUri } from '../../src/report/sarif-uri';
import { findings, report, view } from './sample';

// The schema is of draft 4, which differs from ajv's in the name of `$id` alone, as far as this schema goes.
const { $schema: _draft, id: _id, ...schema } = JSON.parse(readFileSync(join(__dirname, '../golden/sarif-2.1.0.schema.json'), 'utf8'));
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const isValid = ajv.compile(schema);

const made = (changes: Partial<typeof report> = {}) => JSON.parse(sarif({ ...report, ...changes }, view));
const namesOf = (log: ReturnType<typeof made>) =>
  log.runs[0].results.map((one: { partialFingerprints: object }) => one.partialFingerprints);

describe('SARIF', () => {
  it('is valid', () => {
    assert.ok(isValid(made()), JSON.stringify(isValid.errors));
    assert.ok(isValid(made({ findings: [], skipped: [], rules: [] })), JSON.stringify(isValid.errors));
  });

  it('would be found invalid', () => {
    const log = made();
    log.runs[0].results[0].level = 'loud';
    assert.ok(!isValid(log));
  });

  it('points each result at its rule', () => {
    const [run] = made().runs;
    for (const result of run.results) assert.equal(run.tool.driver.rules[result.ruleIndex].id, result.ruleId);
  });

  it('keeps fingerprints when lines move, and tells twins apart', () => {
    const moved = { ...view, text: (file: string) => `\n\n${view.text(file)}` };
    const down = findings.map((one) => ({ ...one, range: shifted(one.range) }));
    const after = JSON.parse(sarif({ ...report, findings: down }, moved));
    assert.deepEqual(namesOf(after), namesOf(made()));
    const [first, second] = namesOf(made({ findings: [findings[2], findings[2]] })).flatMap(Object.values);
    assert.equal(first.split(':')[0], second.split(':')[0]);
    assert.notEqual(first, second);
  });

  it('holds no secret', () => {
    assert.ok(!sarif(report, view).includes('keyboard'));
  });

  it('writes addresses that survive spaces, percent signs, drives and broken names', () => {
    assert.deepEqual(artifact('/r/a b/100%#?.ts', '/r'), { uri: 'a%20b/100%25%23%3F.ts', uriBaseId: 'SRCROOT' });
    assert.deepEqual(artifact('/rx/a.ts', '/r'), { uri: 'file:///rx/a.ts' });
    assert.deepEqual(artifact('/r/\ud800.ts', '/r'), { uri: '%EF%BF%BD.ts', uriBaseId: 'SRCROOT' });
    assert.equal(rootUri('C:/my code'), 'file:///C:/my%20code/');
    assert.equal(rootUri('/'), 'file:///');
  });
});

function shifted({ start, end }: (typeof findings)[number]['range']) {
  return { start: { ...start, line: start.line + 2 }, end: { ...end, line: end.line + 2 } };
}
