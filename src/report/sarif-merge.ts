interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Location {
  readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region?: Region };
}

export interface SarifResult {
  readonly ruleId: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Location[];
}

interface Notification {
  readonly locations?: readonly Location[];
  readonly message: { readonly text: string };
}

/** What is read of the reports of this tool; the rest is carried along. */
export interface SarifLog {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly name: string; readonly semanticVersion: string } };
    readonly invocations: readonly { readonly toolExecutionNotifications: readonly Notification[] }[];
    readonly results: readonly SarifResult[];
  }[];
}

/** One report from those of several parts, whatever their order; what stands in several of them is said once. */
export function mergeLogs(logs: readonly SarifLog[]): SarifLog {
  const [first] = logs;
  const results = unique(logs.flatMap(({ runs }) => runs[0].results)).sort(byPlace);
  const told = unique(logs.flatMap(({ runs }) => runs[0].invocations.flatMap((one) => one.toolExecutionNotifications)));
  const [invocation] = first.runs[0].invocations;
  const invocations = [{ ...invocation, toolExecutionNotifications: told.sort(byFile) }];
  return { ...first, runs: [{ ...first.runs[0], invocations, results }] };
}

function unique<T>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

function byPlace(one: SarifResult, other: SarifResult): number {
  const [left, right] = [one, other].map(({ locations }) => locations[0]?.physicalLocation);
  const [file, otherFile] = [pathOf(one.locations), pathOf(other.locations)];
  if (file !== otherFile) return file < otherFile ? -1 : 1;
  const fields = ['startLine', 'startColumn', 'endLine', 'endColumn'] as const;
  const difference = fields.map((name) => (left?.region?.[name] ?? 0) - (right?.region?.[name] ?? 0)).find((number) => number !== 0);
  return difference ?? (one.ruleId < other.ruleId ? -1 : 1);
}

/** Skipped files come first, by path, then what went wrong, as in the report of one scan. */
function byFile(one: Notification, other: Notification): number {
  if (!one.locations !== !other.locations) return one.locations ? -1 : 1;
  const [file, otherFile] = [pathOf(one.locations), pathOf(other.locations)];
  return file === otherFile ? (one.message.text < other.message.text ? -1 : 1) : file < otherFile ? -1 : 1;
}

function pathOf(locations: readonly Location[] = []): string {
  const uri = locations[0]?.physicalLocation.artifactLocation.uri ?? '';
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri; // not ours, then as it is written
  }
}
