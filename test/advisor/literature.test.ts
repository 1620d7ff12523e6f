import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { advise } from '../../src/advisor/advise';
import { balances } from '../../src/advisor/balance';
import { gates } from '../../src/advisor/gates';
import { allNotes } from '../../src/advisor/notes';
import { allOverlays } from '../../src/advisor/overlays';
import { answerInfo } from '../../src/advisor/question';
import { questions } from '../../src/advisor/questions';
import { type SourceId, sources } from '../../src/advisor/sources';
import { strategies } from '../../src/advisor/strategies';
import { personas } from './personas';

const answerInfos = questions.flatMap((question) => Object.keys(question.values).map((value) => answerInfo(question, value)!));
const cells = Object.values(strategies).flatMap(({ comparison, gains, costs }) => [...Object.values(comparison), gains, costs]);

describe('sources of the advice', () => {
  it('every weight, gate, overlay, note and cell names its source', () => {
    for (const { sources: ids } of [...answerInfos, ...balances, ...gates, ...allOverlays, ...allNotes, ...cells])
      assert.ok(ids.length > 0);
  });

  it('every reason, note and gate is one short line', () => {
    for (const { because } of [...answerInfos, ...balances, ...gates]) assert.ok(because.length <= 90, `${because.length}: ${because}`);
    for (const { text } of allNotes) assert.ok(text.length <= 110, `${text.length}: ${text}`);
  });

  it('every line 1 to 17 of the literature comes up in what the personas are told', () => {
    const told = new Set<SourceId>();
    for (const given of personas.flatMap(({ answers }) => answers)) {
      const { contributions, excluded, notes, overlays, comparison } = advise(given);
      for (const { sources: ids } of [...contributions, ...excluded, ...notes, ...overlays]) for (const id of ids) told.add(id);
      for (const row of comparison) for (const { sources: ids } of Object.values(row.cells)) for (const id of ids) told.add(id);
    }
    for (let line = 1; line <= 17; line += 1) assert.ok(told.has(`line-${line}` as SourceId), `line ${line}`);
  });

  it('no source stands there for nothing', () => {
    const used = [...answerInfos, ...balances, ...gates, ...allOverlays, ...allNotes, ...cells].flatMap(
      (one) => one.sources as readonly SourceId[],
    );
    const checklist = readFileSync(join(__dirname, '../../src/advisor/checklist.ts'), 'utf8');
    for (const id of Object.keys(sources) as SourceId[]) assert.ok(used.includes(id) || checklist.includes(`'${id}'`), id);
  });
});
