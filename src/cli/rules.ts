import type { RuleInfo } from '../analyser/model/rule';
import { printJson } from '../report/escape';
import { fixInWords, outdented, plainText, rulePage } from '../report/rule-page';
import { rulesOptions } from './arguments';
import type { Engine } from './engine';
import type { Io } from './io';
import { unknownWord } from './usage';

/** Lists the rules, or explains one. */
export async function rules(args: readonly string[], io: Io, engine: Engine): Promise<number> {
  const { id, format } = rulesOptions(args);
  const all = await engine.rules();
  const rule = all.find((one) => one.id === id);
  const ids = all.map((one) => one.id);
  if (id !== undefined && !rule) throw unknownWord('rule', id, ids);
  await io.stdout.write(rule ? page(rule, format) : list(all, format));
  return 0;
}

function list(all: readonly RuleInfo[], format: string): string {
  if (format === 'json') return printJson(all.map(ruleData));
  if (format === 'markdown') return table(all);
  const width = Math.max(0, ...all.map(({ id }) => id.length));
  const lines = all.map((rule) => `${rule.id.padEnd(width)}  ${severity(rule).padEnd(8)} ${rule.title}`);
  return `${lines.join('\n')}\n\n${all.length} rules. auth-lens rules ID explains one.\n`;
}

function table(all: readonly RuleInfo[]): string {
  const rows = all.map((rule) => `| \`${rule.id}\` | ${severity(rule)} | ${rule.title.replaceAll('|', '\\|')} | ${fixInWords(rule)} |`);
  return `${['| rule | severity | what it finds | fix |', '|---|---|---|---|', ...rows].join('\n')}\n`;
}

function page(rule: RuleInfo, format: string): string {
  if (format === 'json') return printJson(ruleData(rule));
  return format === 'markdown' ? rulePage(rule) : textPage(rule);
}

function textPage(rule: RuleInfo): string {
  const cwe = rule.cwe ? [`CWE-${rule.cwe}`] : [];
  const parts = [
    rule.title,
    [rule.id, severity(rule), ...cwe, fixInWords(rule)].join(' · '),
    plainText(rule.why),
    `How to fix: ${plainText(rule.how)}`,
    `Risky:\n\n${indented(outdented(rule.bad))}`,
    `Better:\n\n${indented(outdented(rule.good))}`,
    ...(rule.references.length > 0 ? [`Sources:\n${indented(rule.references.join('\n'))}`] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

function severity({ severity, off }: RuleInfo): string {
  return off ? 'off' : severity;
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

function ruleData({ id, title, severity, off, cwe, references, why, how, fix, bad, good }: RuleInfo) {
  const words = { why: outdented(why), how, fix, bad: outdented(bad), good: outdented(good) };
  return { id, title, severity, offByDefault: off === true, cwe: cwe ?? null, references, ...words };
}
