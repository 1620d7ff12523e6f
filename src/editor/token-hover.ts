import { type Disposable, Hover, l10n, languages, MarkdownString, Range, type TextDocument, workspace } from 'vscode';
import { code, escapeMarkdown } from '../report/markdown';
import { mayBeInToken, tokenAt } from '../token/find-at';
import { type Glance, glanceAt } from '../token/glance';
import type { Candidate } from '../token/model';
import { tokenArgument } from './token-argument';

// Cookies are at most 4 kB and headers 8 to 16 kB: nothing longer is sent anywhere.
const reach = 32_768;

/** Tells what a token says where the pointer rests on one, in any document. */
export function registerTokenHover(): Disposable {
  return languages.registerHoverProvider('*', {
    provideHover(document, position) {
      const { text } = document.lineAt(position);
      if (!mayBeInToken(text, position.character)) return undefined;
      if (!workspace.getConfiguration('authLens').get('hover.tokens')) return undefined;
      return hoverAt(document, document.offsetAt(position));
    },
  });
}

/** Looks only around the offset: a log may be large, and a bundle one line. */
function hoverAt(document: TextDocument, offset: number): Hover | undefined {
  const from = Math.max(0, offset - reach);
  const near = document.getText(new Range(document.positionAt(from), document.positionAt(offset + reach)));
  const candidate = tokenAt(near, offset - from);
  if (!candidate || candidate.form === 'opaque') return undefined;
  const span = candidate.spans.find(({ start, end }) => start <= offset - from && offset - from <= end) ?? candidate.spans[0];
  const range = new Range(document.positionAt(from + span.start), document.positionAt(from + span.end));
  return new Hover(markdown(candidate), range);
}

function markdown(candidate: Candidate): MarkdownString {
  const text = new MarkdownString(linesOf(glanceAt(candidate, Date.now() / 1000)).join('\n'));
  text.appendMarkdown(`\n\n${link('authLens.decodeJwt', l10n.t('Open in Token Panel'), candidate)}`);
  if (/^(?:compact|json)$/.test(candidate.form))
    text.appendMarkdown(` · ${link('authLens.wouldAccept', l10n.t('Would My Server Accept It?'), candidate)}`);
  text.isTrusted = { enabledCommands: ['authLens.decodeJwt', 'authLens.wouldAccept'] };
  return text;
}

function linesOf(glance: Glance): string[] {
  const { title, algorithm, purpose, time, moments, claims, more, checks, encrypted } = glance;
  const kind = algorithm === undefined ? title : `${title}, ${algorithm}`;
  const state = encrypted ? l10n.t('Encrypted: only the header is readable.') : time.reason;
  return [
    `**${escapeMarkdown(kind)}** · ${l10n.t('decoded, not verified')}`,
    ...(purpose === undefined ? [] : ['', escapeMarkdown(purpose)]),
    ...(moments.length + claims.length === 0 && !encrypted ? [] : ['', escapeMarkdown(state)]),
    '',
    ...claims.map(({ name, value }) => `- ${code(name)} ${code(value)}`),
    ...moments.map(({ name, utc, relative }) => `- ${code(name)} ${escapeMarkdown(`${utc} (${relative})`)}`),
    ...(more > 0 ? [`- ${l10n.t('and {0} more claims', more)}`] : []),
    '',
    ...checks.map(({ severity, message }) => `- ${severity === 'error' ? '⛔' : '⚠️'} ${escapeMarkdown(message)}`),
  ];
}

function link(command: string, label: string, candidate: Candidate): string {
  return `[${label}](command:${command}?${encodeURIComponent(JSON.stringify([tokenArgument(candidate)]))})`;
}
