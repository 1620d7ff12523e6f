import type { Connection } from 'vscode-languageserver';
import { type Severity, severities } from '../analyser/model/finding';

export interface Settings {
  readonly enable: boolean;
  readonly rules: { readonly [rule: string]: Severity | 'off' | 'default' };
  readonly exclude: readonly string[];
  readonly scanOnOpen: boolean;
  readonly maxBytes: number;
  readonly readEnvFiles: boolean;
  /** `codeLens.setup`: what takes effect is shown over each configuration. */
  readonly lenses: boolean;
}

const levels: readonly unknown[] = [...severities, 'off', 'default'];

/** What is asked for in the section `authLens`; whatever is missing or malformed takes its default. */
export function settingsFrom(value: unknown): Settings {
  const { enable, rules, exclude, scanOnOpen, maxFileSize, readEnvFiles, codeLens } = record(value);
  return {
    enable: enable !== false,
    rules: Object.fromEntries(Object.entries(record(rules)).filter(([, level]) => levels.includes(level))) as Settings['rules'],
    exclude: Array.isArray(exclude) ? exclude.filter((glob) => typeof glob === 'string' && glob !== '') : [],
    scanOnOpen: scanOnOpen !== false,
    readEnvFiles: readEnvFiles !== false,
    lenses: record(codeLens).setup !== false,
    maxBytes: (typeof maxFileSize === 'number' && maxFileSize > 0 ? maxFileSize : 5 * 1024) * 1024,
  };
}

/** Asks the client where it can be asked; else takes what it sent. */
export async function pullSettings(connection: Connection, canAsk: boolean, sent: unknown): Promise<Settings> {
  return settingsFrom(canAsk ? await connection.workspace.getConfiguration('authLens') : sent);
}

/** Clients send the section itself, or all settings with the section in it. */
export const sectionOf = (sent: unknown): unknown => record(sent).authLens ?? sent;

const record = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? { ...value } : {});
