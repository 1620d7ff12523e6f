import assert from 'node:assert/strict';
import { formats } from '../../src/report';
import { printJson, visible } from '../../src/report/escape';
import { code, codeBlock, escapeMarkdown } from '../../src/report/markdown';
import { outdented, plainText } from '../../src/report/rule-page';
import { report, view } from './sample';

const dangerous = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

describe('escaping', () => {
  it('spells out what a terminal would obey', () => {
    assert.equal(visible('a\u001b[2J\u009b1m\u202e\u200bé\n'), 'a\\x1b[2J\\x9b1m\\u202e\\u200bé\\x0a');
    assert.deepEqual(JSON.parse(printJson({ a: '\u009b\u202e\ud800' })), { a: '\u009b\u202e\ud800' });
  });

  for (const [name, format] of Object.entries(formats)) {
    it(`leaves no control character in ${name}`, () => assert.doesNotMatch(format(report, view), dangerous));
  }

  it('gives no line of an annotation to the code', () => {
    const lines = formats
      .github(report, { ...view, quiet: true })
      .trimEnd()
      .split('\n');
    assert.equal(lines.length, report.findings.length);
    for (const line of lines) assert.match(line, /^::(error|warning|notice) file=[^:]*::[^:]/);
  });

  it('keeps Markdown as it was meant', () => {
    assert.equal(escapeMarkdown('[a](b) <i> `c` @me'), '\\[a\\](b) \\<i\\> \\`c\\` &#64;me');
    assert.equal(code('a`b``c'), '```a`b``c```');
    assert.equal(code('`'), '`` ` ``');
    assert.deepEqual(codeBlock('```\nx', 'ts'), ['````ts', '```\nx', '````']);
  });

  it('makes plain text of a rule', () => {
    assert.equal(plainText('Use **`x`**, see [here](https://e.org).'), 'Use x, see here (https://e.org).');
    assert.equal(outdented('one\n      two\n        three\n'), 'one\ntwo\n  three');
    assert.equal(outdented('\n  one\n    two'), 'one\n  two');
  });
});
