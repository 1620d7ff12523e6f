import { type Hover, type HoverParams, MarkupKind, type Range } from 'vscode-languageserver';
import type { Finding } from '../analyser/model/finding';
import type { RuleInfo } from '../analyser/model/rule';
import type { Setup } from '../analyser/model/setup';
import { effectiveLine, effectiveSetup } from '../report/effective';
import { visible } from '../report/escape';
import { escapeMarkdown } from '../report/markdown';
import { outdented, plainText } from '../report/rule-page';
import { overlaps, toRange } from './positions';
import { showEffectiveCommand } from './protocol';
import { rootOf } from './root-of';
import type { Session } from './session';
import type { Setups } from './setups';

/**
 * Explains the findings under the pointer: what happens, why, what to do, and where to read more. On the first line of a
 * configuration it adds what takes effect.
 */
export function createHover({ client, documents, analysis, folders, linkOf, ruleOf }: Session, setups: Setups) {
  return async ({ textDocument, position }: HoverParams): Promise<Hover | null> => {
    await analysis.settled();
    const pointer = { start: position, end: position };
    const path = documents.path(textDocument.uri);
    const here = analysis.findings(path).filter(({ range }) => overlaps(toRange(range), pointer));
    const configured = (await setups.inFile(path)).filter((setup) => overlaps(firstLine(setup), pointer));
    if (here.length === 0 && configured.length === 0) return null;
    const explained = await Promise.all(
      here.map(async (finding) => explain(finding, await ruleOf(finding.rule), client.markdown, linkOf(finding.rule))),
    );
    const isLink = client.commands.has(showEffectiveCommand);
    const parts = [...explained, ...configured.map((setup) => inEffect(setup, client.markdown, isLink, rootOf(path, folders.all())))];
    return {
      contents: {
        kind: client.markdown ? MarkupKind.Markdown : MarkupKind.PlainText,
        value: parts.join(client.markdown ? '\n\n---\n\n' : '\n\n'),
      },
      range: here.length > 0 ? toRange(here[0].range) : firstLine(configured[0]),
    };
  };
}

// A message may hold names from the code that was read; a rule's own words are ours.
function explain({ rule: id, message }: Finding, rule: RuleInfo | undefined, markdown: boolean, link: string | undefined): string {
  if (!rule) return markdown ? escapeMarkdown(message) : message;
  if (!markdown)
    return [message, '', plainText(rule.why), '', `How to fix: ${plainText(rule.how)}`, ...(link ? ['', link] : [])].join('\n');
  const name = link ? `[${id}](${link})` : `\`${id}\``;
  return [`**${escapeMarkdown(message)}**`, '', outdented(rule.why), '', `**How to fix:** ${rule.how}`, '', `Auth Lens rule ${name}`].join(
    '\n',
  );
}

// The largest number that the protocol knows; clients cut it to the line.
const endOfLine = 2 ** 31 - 1;

/** A configuration may be long: only where it begins does somebody ask what it amounts to. */
function firstLine({ range }: Setup): Range {
  const { start } = toRange(range);
  return { start, end: { line: start.line, character: endOfLine } };
}

// The link runs a command of ours: a client that takes commands from hovers allows just this one.
function inEffect(setup: Setup, markdown: boolean, isLink: boolean, root: string): string {
  if (!markdown) return visible(`${setup.library}: ${effectiveLine(setup)}`);
  const target = encodeURIComponent(JSON.stringify([setup.application])).replace(/[()]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);
  const link = isLink ? `\n\n[Show Effective Authentication](command:${showEffectiveCommand}?${target})` : '';
  return `${effectiveSetup(setup, root)}${link}`;
}
