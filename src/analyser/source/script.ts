const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ');

/**
 * The program text of a file, every offset kept: of Vue and Svelte files only the script blocks, of Astro files the
 * part between the first two fences and its script blocks; everything else becomes spaces.
 */
export function scriptOf(extension: string, text: string): string {
  if (extension !== 'vue' && extension !== 'svelte' && extension !== 'astro') return text;
  const blocks: [number, number][] = [];
  if (extension === 'astro') {
    const open = text.indexOf('---');
    const close = open < 0 ? -1 : text.indexOf('\n---', open + 3);
    if (close > 0 && text.slice(0, open).trim() === '') blocks.push([open + 3, close]);
  }
  const lower = text.toLowerCase();
  for (let from = lower.indexOf('<script'); from >= 0; from = lower.indexOf('<script', from)) {
    const start = lower.indexOf('>', from) + 1;
    const end = lower.indexOf('</script', start);
    if (start === 0 || end < 0) break;
    blocks.push([start, end]);
    from = end;
  }
  let result = '';
  let at = 0;
  for (const [start, end] of blocks) {
    if (start < at) continue;
    result += blank(text.slice(at, start)) + text.slice(start, end);
    at = end;
  }
  return result + blank(text.slice(at));
}
