import type { Finding, Severity } from '../analyser/model/finding';
import type { RuleInfo } from '../analyser/model/rule';
import type { Application, Setup } from '../analyser/model/setup';

/** What one scan has to say. Every path is absolute, with forward slashes. */
export interface Report {
  /** The version of Auth Lens. */
  readonly version: string;
  /** Without a slash at the end. */
  readonly root: string;
  readonly rules: readonly RuleInfo[];
  /** Those to show, sorted by file and place. */
  readonly findings: readonly Finding[];
  /** The set-ups of all applications. */
  readonly setups: readonly Setup[];
  readonly applications: readonly Application[];
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  /** What went wrong inside Auth Lens, one line each. */
  readonly failures: readonly string[];
  readonly stats: Stats;
}

export interface Stats {
  readonly files: number;
  /** Files that were parsed, because something in them may matter. */
  readonly candidates: number;
  readonly milliseconds: number;
  /** All findings, those below the least severity shown included. */
  readonly findings: { readonly [severity in Severity]: number };
  /** Findings that are below the least severity shown. */
  readonly hidden: number;
  /** Findings that a comment suppresses. */
  readonly suppressed: number;
  /** Problems that `--fix` mended. */
  readonly fixed: number;
  /** What was not listed, by kind. */
  readonly left: { readonly [kind: string]: number };
}

/** How to show a report. */
export interface View {
  /** The text that the findings are about, for code frames. */
  readonly text: (file: string) => string | undefined;
  readonly color: boolean;
  /** Findings only, no summary. */
  readonly quiet: boolean;
}

export type Format = (report: Report, view: View) => string;
