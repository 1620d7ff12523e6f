import type { Application, Setup } from '../analyser/model/setup';
import { type Block, setupBlocks, sheetOf } from './effective-sheet';
import { printJson, visible } from './escape';
import { escapeMarkdown } from './markdown';
import { relativePlaces } from './place';
import { painter } from './text';

export { cookieTitle, effectiveLine } from './effective-words';

/** What takes effect in each application, as Markdown. Paths are shown relative to the root. */
export function effectiveDocument(applications: readonly Application[], root = ''): string {
  const blocks = applications.flatMap((application) => sheetOf(application, root));
  const lines = ['# Authentication in effect', '', ...blocks.flatMap(inMarkdown)];
  if (applications.length === 0) lines.push('No authentication found.');
  return `${lines.join('\n').trimEnd()}\n`;
}

/** One set-up as Markdown for a hover at its place: the cookie of the session by environment, and how the session is kept. */
export function effectiveSetup(setup: Setup, root: string): string {
  const session = setup.cookies.find(({ purpose }) => purpose === 'session' || purpose === 'session-data') ?? setup.cookies[0];
  const others = setup.cookies.length - 1;
  const blocks = setupBlocks({ ...setup, cookies: session ? [session] : [] }, root);
  // A hover is low: the table, for which people come, stands first.
  const lines = [
    `**${escapeMarkdown(setup.version ? `${setup.library} ${setup.version}` : setup.library)}**`,
    '',
    ...blocks.filter(({ kind }) => kind === 'table').flatMap(inMarkdown),
    ...(others > 0 ? [`${others} more ${others === 1 ? 'cookie' : 'cookies'}.`, ''] : []),
    ...blocks.flatMap((block) => (block.kind === 'pairs' ? inMarkdown({ ...block, rows: block.rows.slice(1) }) : [])),
  ];
  return lines.join('\n').trimEnd();
}

/** The same for a terminal. */
export function effectiveText(applications: readonly Application[], root: string, color: boolean): string {
  const paint = painter(color);
  const lines = applications.flatMap((application) => sheetOf(application, root)).flatMap((block) => inText(block, paint));
  return `${lines.join('\n').trim()}\n`;
}

/** The same for programs: lines and columns count from 1, paths are relative to the root. */
export function effectiveJson(applications: readonly Application[], root: string, version: string): string {
  return printJson({ version, root, applications: relativePlaces(applications, root) });
}

function inMarkdown(block: Block): string[] {
  if (block.kind === 'heading') return [`${'#'.repeat(block.level + 1)} ${escapeMarkdown(block.text)}`, ''];
  if (block.kind === 'pairs') return [...block.rows.map(([label, text]) => `- **${label}:** ${escapeMarkdown(text)}`), ''];
  const row = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  return [row(block.head), `|${'---|'.repeat(block.head.length)}`, ...block.rows.map(row), ''];
}

function inText(block: Block, paint: ReturnType<typeof painter>): string[] {
  if (block.kind === 'heading') return ['', `${'  '.repeat(block.level - 1)}${paint('bold', visible(block.text))}`];
  if (block.kind === 'pairs') return block.rows.map(([label, text]) => `    ${paint('dim', label.padEnd(labelWidth))} ${visible(text)}`);
  const rows = [block.head, ...block.rows].map((cells) => cells.map(visible));
  const widths = block.head.map((_, column) => Math.min(widest, Math.max(...rows.map((cells) => cells[column].length))));
  return rows.map((cells, index) => {
    const line =
      `    ${cells.map((cell, column) => (column === cells.length - 1 ? cell : cell.padEnd(widths[column]))).join('  ')}`.trimEnd();
    return index === 0 ? paint('dim', line) : line;
  });
}

const labelWidth = 16;
const widest = 60;
