import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { suppressFile, suppressLine } from '../../src/server/suppress';

function suppressed(path: string, text: string, line: number): string {
  return TextDocument.applyEdits(TextDocument.create('', '', 0, text), [suppressLine(path, text, line, 'rule-b')]);
}

const comment = 'auth-lens-disable-next-line rule-b -- reason';

describe('suppressing a line', () => {
  it('takes the indentation and the line breaks of the file', () => {
    assert.equal(suppressed('/a.ts', '{\r\n\tcall();\r\n}', 1), `{\r\n\t// ${comment}\r\n\tcall();\r\n}`);
    assert.equal(suppressed('/a.ts', 'call();', 0), `// ${comment}\ncall();`);
  });

  it('joins a comment that is there already', () => {
    const text = '// auth-lens-disable-next-line rule-a -- the proxy does it\ncall();';
    assert.equal(suppressed('/a.ts', text, 1), '// auth-lens-disable-next-line rule-a, rule-b -- the proxy does it\ncall();');
  });

  it('writes what JSX understands between the children of an element', () => {
    const children = ['<p>Hello</p>', '{user.name}', '<Icon />', 'Welcome', ''];
    for (const child of children) {
      const text = `return (\n  <div>\n    ${child}\n    <a onClick={call}>\n`;
      assert.equal(
        suppressed('/a.tsx', text, 3),
        `return (\n  <div>\n    ${child}\n    {/* ${comment} */}\n    <a onClick={call}>\n`,
        child,
      );
    }
  });

  it('writes a plain comment where an element begins or has attributes', () => {
    for (const before of ['return (', 'const page = (', 'signedIn &&', 'signedIn ?', 'items.map((one) =>', 'render(root,', '<a']) {
      const line = before === '<a' ? 'onClick={call}' : '<a onClick={call}>';
      assert.equal(suppressed('/a.tsx', `${before}\n  ${line}\n`, 1), `${before}\n  // ${comment}\n  ${line}\n`, before);
    }
  });
});

describe('suppressing a file', () => {
  const first = (path: string, text: string) => suppressFile(path, text, 'rule-b').range.start.line;

  it('stands before all code that a person wrote', () => {
    assert.equal(first('/a.ts', "'use client';\n"), 0);
    assert.equal(first('/a.js', '#!/usr/bin/env node\ncall();'), 1);
    assert.equal(first('/a.vue', '<template>\n</template>\n<script setup lang="ts">\ncall();\n</script>'), 3);
    assert.equal(first('/a.astro', '---\ncall();\n---\n<p/>'), 1);
    assert.equal(suppressFile('/a.ts', 'a\r\nb', 'rule-b').newText, '/* auth-lens-disable-file rule-b -- reason */\r\n');
  });
});
