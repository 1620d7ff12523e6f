import assert from 'node:assert/strict';
import { scriptOf } from '../../../src/analyser/source/script';
import { findingsOf } from '../../memory';

describe('scripts inside of other files', () => {
  it('keeps every offset and every line', () => {
    const text = '<template>\r\n  <p>{{ é }}</p>\n</template>\n<script setup lang="ts">\nconst a = 1;\n</script>\n<style>p {}</style>';
    const script = scriptOf('vue', text);
    assert.equal(script.length, text.length);
    assert.equal(script.indexOf('const a'), text.indexOf('const a'));
    assert.equal(script.trim(), 'const a = 1;');
    assert.deepEqual(script.match(/\r?\n/g), text.match(/\r?\n/g));
  });

  it('reads the fenced part and the script blocks of Astro files', () => {
    const text = '---\nconst a = 1;\n---\n<p>no</p>\n<script>const b = 2;</script>\n';
    assert.deepEqual(
      scriptOf('astro', text)
        .trim()
        .split(/\s*\n\s*/)
        .filter(Boolean),
      ['const a = 1;', 'const b = 2;'],
    );
  });

  for (const [name, text] of [
    ['Login.vue', "<template><b/></template>\n<script>\nlocalStorage.setItem('access_token', data.token);\n</script>"],
    ['Login.svelte', "<script lang='ts'>\n  localStorage.setItem('access_token', data.token);\n</script>\n<p>hello</p>"],
    ['Login.astro', "---\nconst a = 1;\n---\n<script>localStorage.setItem('access_token', data.token);</script>"],
  ]) {
    it(`finds the problem in ${name}`, async () => {
      const [finding, ...rest] = await findingsOf({ [name]: text });
      assert.deepEqual([finding?.rule, rest.length], ['storage-token-in-localstorage', 0]);
      assert.equal(text.slice(finding.range.start.offset, finding.range.end.offset), 'setItem');
    });
  }

  it('survives blocks that are not closed', () => {
    for (const text of ['<script', '<script>const a = 1;', '---\nconst a', '</script><script>'])
      assert.equal(scriptOf('vue', text).length, text.length);
  });
});
