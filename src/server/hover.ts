import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import type { Finding } from '../analyser/model/finding';
import type { RuleInfo } from '../analyser/model/rule';
import { escapeMarkdown } from '../report/markdown';
import { outdented, plainText } from '../report/rule-page';
import { overlaps, toRange } from './positions';
import type { Session } from './session';

/** Explains the findings under the pointer: what happens, why, what to do, and where to read more. */
export function createHover({ client, documents, analysis, linkOf, ruleOf }: Session) {
  return async ({ textDocument, position }: HoverParams): Promise<Hover | null> => {
    await analysis.settled();
    const pointer = { start: position, end: position };
    const here = analysis.findings(documents.path(textDocument.uri)).filter(({ range }) => overlaps(toRange(range), pointer));
    if (here.length === 0) return null;
    const parts = await Promise.all(
      here.map(async (finding) => explain(finding, await ruleOf(finding.rule), client.markdown, linkOf(finding.rule))),
    );
    return {
      contents: {
        kind: client.markdown ? MarkupKind.Markdown : MarkupKind.PlainText,
        value: parts.join(client.markdown ? '\n\n---\n\n' : '\n\n'),
      },
      range: toRange(here[0].range),
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
