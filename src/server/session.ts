import { type Connection, DidChangeConfigurationNotification } from 'vscode-languageserver';
import type { Rule } from '../analyser/model/rule';
import { type Analysis, createAnalysis } from './analysis';
import type { Client } from './client';
import { describeError } from './describe-error';
import { createPublisher } from './diagnostics';
import { type Documents, openDocuments } from './documents';
import type { Engine } from './feed';
import { createFolders, type Folders } from './folders';
import { type Status, statusNotification } from './protocol';
import { linkTo } from './rule-pages';
import { createScanner, type Scanner } from './scan';
import { pullSettings, type Settings, sectionOf, settingsFrom } from './settings';
import { createSources, isSource } from './sources';
import { registerWatchers } from './watch';
import type { World } from './world';

/** All that is known about one client and its workspace. */
export interface Session {
  readonly client: Client;
  readonly documents: Documents;
  readonly folders: Folders;
  readonly analysis: Analysis;
  readonly scanner: Scanner;
  /** The newest text of a file, as it is analysed. */
  textOf(path: string): string | undefined;
  linkOf(rule: string): string | undefined;
  /** What is told about a rule; the engine has the texts. */
  ruleOf(id: string): Promise<Rule | undefined>;
  /** Whether lenses are wanted. */
  showsLenses(): boolean;
  status(): Status;
  /** Whether a file may be read at all: `.env` files only in a workspace that the person trusts. */
  mayRead(path: string): boolean;
  start(): Promise<void>;
  /** Resolves when it is known what the client wants. */
  readonly informed: Promise<void>;
  /** The person trusts the workspace from now on. */
  trust(): Promise<void>;
  changeSettings(sent: unknown): Promise<void>;
  changeFolders(added: readonly string[], removed: readonly string[]): Promise<void>;
  /** Reports a failure of work that nobody waits for. */
  settle(work: Promise<unknown>): void;
}

export function createSession(connection: Connection, client: Client, world: World, loadEngine: () => Promise<Engine>): Session {
  // Off until the client has said what it wants.
  let settings: Settings = settingsFrom({ enable: false });
  let { trusted } = client;
  let problem: string | undefined;
  let reported = '';
  let inform = () => {};
  const informed = new Promise<void>((resolve) => {
    inform = resolve;
  });
  const complaints = new Set<string>();

  const settle = (work: Promise<unknown>) => {
    work.catch((error) => connection.console.error(describeError(error))).then(report);
  };
  const documents = openDocuments(connection, {
    opened: (path) => settle(findOpened(path)),
    changed: (path) => settle(analysis.refresh([path])),
    closed: (path) => settle(analysis.refresh([path])),
  });
  const folders = createFolders(client.folders);
  const environments = () => trusted && settings.readEnvFiles;
  const linkOf = linkTo(client.rulePage ?? world.rulePage);
  const ruleOf = async (id: string) => (await loadEngine()).rules.find((rule) => rule.id === id);
  const sources = createSources({ world, documents, folders, settings: () => settings, environments });
  const analysis = createAnalysis(loadEngine, sources, {
    found: createPublisher(connection, client, documents, linkOf),
    failed(message) {
      if (!complaints.has(message)) connection.console.error(message);
      complaints.add(message);
    },
    broken(message) {
      problem = 'The analyser could not be loaded';
      connection.console.error(`${problem}\n${message}`);
    },
  });
  const scanner = createScanner({
    connection,
    world,
    folders,
    analysis,
    settings: () => settings,
    environments,
    openPaths: documents.paths,
    onChange: report,
  });

  // A file that the last listing did not have is new, or left out on purpose: only a listing knows.
  async function findOpened(path: string): Promise<void> {
    const folder = folders.of(path);
    if (!isSource(path) || !sources.mayRead(path)) return;
    if (settings.enable && folder && folders.listed(folder) && !folders.has(path)) await scanner.relist(folder);
  }

  function status(): Status {
    const counts = {
      files: folders.count(),
      findings: analysis.findings().length,
      skipped: scanner.skipped,
    };
    if (!settings.enable) return { state: 'off', ...counts };
    if (problem) return { state: 'error', ...counts, detail: problem };
    return { state: scanner.running ? 'scanning' : 'ready', ...counts };
  }

  function report(): void {
    const now = status();
    if (JSON.stringify(now) === reported) return;
    reported = JSON.stringify(now);
    void connection.sendNotification(statusNotification, now);
  }

  async function start(): Promise<void> {
    if (client.registersConfiguration) await connection.client.register(DidChangeConfigurationNotification.type, { section: 'authLens' });
    if (client.registersWatchers) await registerWatchers(connection);
    await changeSettings(client.settings);
    report();
  }

  async function changeSettings(sent: unknown): Promise<void> {
    const before = settings;
    settings = await pullSettings(connection, client.asksConfiguration, sectionOf(sent)).finally(inform);
    await analysis.configure({ severities: settings.rules });
    if (settings.enable && differInFiles(before, settings)) await scanner.scan();
    if (settings.enable || !before.enable) return;
    scanner.stop();
    await analysis.clear();
  }

  async function trust(): Promise<void> {
    if (trusted) return;
    trusted = true;
    if (settings.enable && settings.readEnvFiles) await scanner.scan();
  }

  async function changeFolders(added: readonly string[], removed: readonly string[]): Promise<void> {
    const gone = removed.flatMap(folders.remove);
    for (const folder of added) folders.add(folder);
    await analysis.refresh([...gone, ...documents.paths()]);
    if (settings.enable && added.length > 0) await scanner.scan();
  }

  return {
    client,
    documents,
    folders,
    analysis,
    scanner,
    textOf: (path) => {
      const read = sources.read(path);
      return read && 'text' in read ? read.text : undefined;
    },
    linkOf,
    ruleOf,
    showsLenses: () => settings.enable && settings.lenses,
    status,
    mayRead: sources.mayRead,
    start,
    informed,
    trust,
    changeSettings,
    changeFolders,
    settle,
  };
}

function differInFiles(a: Settings, b: Settings): boolean {
  const files = ({ rules: _, lenses: __, ...rest }: Settings) => JSON.stringify(rest);
  return files(a) !== files(b);
}
