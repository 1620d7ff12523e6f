import type { ProblemFix, SpanEdit } from './rule';
import type { Setting, Span } from './value';

const edit = (title: string, edits: SpanEdit[], kind: ProblemFix['kind']): ProblemFix[] => [{ title, kind, edits }];

/** Writes `text` as the setting's value; no fix where the place is not known. */
export function set(
  setting: Setting,
  text: string,
  title = `Set ${setting.path} to ${text}`,
  kind: ProblemFix['kind'] = 'edit',
): ProblemFix[] {
  const { slot } = setting;
  return slot ? edit(title, [{ span: slot.span, text: slot.before + (slot.inText ? bare(text) : text) + slot.after }], kind) : [];
}

/** A value as it stands inside of a text; conditions have no place there. */
function bare(text: string): string {
  return /^'([^']*)'$/.exec(text)?.[1] ?? (/^\d+$/.test(text) ? text : '');
}

/** Removes the property; no fix where it is not written as one. */
export function remove(setting: Setting, title = `Remove ${setting.path}`, kind: ProblemFix['kind'] = 'edit'): ProblemFix[] {
  const span = setting.slot?.removal;
  return span ? edit(title, [{ span, text: '' }], kind) : [];
}

/** Replaces a stretch of text. */
export function replace(span: Span, text: string, title: string, kind: ProblemFix['kind'] = 'edit'): ProblemFix[] {
  return edit(title, [{ span, text }], kind);
}

/** Both fixes at once, under the first one's kind; none where either has nothing to write. */
export function together(title: string, ...fixes: ProblemFix[][]): ProblemFix[] {
  if (fixes.some((one) => one.length === 0)) return [];
  return edit(
    title,
    fixes.flatMap((one) => [...one[0].edits]),
    fixes[0][0].kind,
  );
}

/** The same fixes offered as suggestions. */
export function suggest(fixes: ProblemFix[]): ProblemFix[] {
  return fixes.map((fix) => ({ ...fix, kind: 'suggestion' }));
}
