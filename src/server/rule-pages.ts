import { rulePage } from '../report/rule-page';
import type { Session } from './session';

/** A rule's page as Markdown, or null for an id that no rule has. */
export function createRulePages({ ruleOf }: Session) {
  return async (id: string): Promise<string | null> => {
    const rule = await ruleOf(id);
    return rule ? rulePage(rule) : null;
  };
}

/** Makes addresses of rule pages from one with `{id}` in it. */
export function linkTo(address: string | undefined): (rule: string) => string | undefined {
  return (rule) => address?.replace('{id}', encodeURIComponent(rule));
}
