import { rules } from '../analyser/rules';
import { rulePage } from '../report/rule-page';

/** A rule's page as Markdown, or null for an id that no rule has. */
export function rulePageOf(id: string): string | null {
  const rule = rules.find((one) => one.id === id);
  return rule ? rulePage(rule) : null;
}

/** Makes addresses of rule pages from one with `{id}` in it. */
export function linkTo(address: string | undefined): (rule: string) => string | undefined {
  return (rule) => address?.replace('{id}', encodeURIComponent(rule));
}
