import type { RuleInfo } from '../analyser/model/rule';
import { visible } from './escape';
import { codeBlock } from './markdown';

/** The whole page of a rule as Markdown: what goes wrong, how to mend it, both examples, sources. */
export function rulePage(rule: RuleInfo): string {
  const file = rule.exampleFile ?? 'example.ts';
  const language = /\.(\w+)$/.exec(file)?.[1] ?? 'ts';
  const lines = [
    `# ${rule.title}`,
    '',
    `\`${rule.id}\` · ${rule.severity}${rule.off ? ' · off by default' : ''}${rule.cwe ? ` · CWE-${rule.cwe}` : ''} · ${fixInWords(rule)}`,
    '',
    outdented(rule.why),
    '',
    `**How to fix:** ${rule.how}`,
    '',
    '## Risky',
    '',
    ...codeBlock(outdented(rule.bad), language),
    '',
    '## Better',
    '',
    ...codeBlock(outdented(rule.good), language),
    '',
    ...(rule.references.length > 0
      ? ['## Sources', '', ...rule.references.map((one) => (/^https?:/.test(one) ? `- <${one}>` : `- ${one}`)), '']
      : []),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** Says in words whether a tool can mend it. */
export function fixInWords({ fix }: RuleInfo): string {
  if (fix === 'edit') return 'fixed by --fix';
  return fix === 'suggestion' ? 'suggests a fix' : 'no automatic fix';
}

/** Markdown as plain text: without marks for code and stress, and with addresses after their links. */
export function plainText(markdown: string): string {
  return outdented(markdown)
    .replace(/^#+ /gm, '')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, '$1 ($2)')
    .replace(/<(https?:[^>\s]+)>/g, '$1')
    .replace(/^```.*\n?/gm, '')
    .replaceAll('`', '')
    .split('\n')
    .map(visible)
    .join('\n')
    .trim();
}

/** Text without the indentation that all its lines but the first share. */
export function outdented(text: string): string {
  const lines = text
    .replace(/^\s*\n/, '')
    .trimEnd()
    .split('\n');
  const indents = lines
    .slice(/^\s/.test(lines[0]) ? 0 : 1)
    .filter((line) => line.trim())
    .map((line) => line.length - line.trimStart().length);
  const shared = indents.length > 0 ? Math.min(...indents) : 0;
  return lines.map((line) => (/^\s/.test(line) ? line.slice(Math.min(shared, line.length - line.trimStart().length)) : line)).join('\n');
}
