import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');
const text = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');
const json = (...path: string[]) => JSON.parse(text(...path));
const manifest = json('package.json');
const sources = (folder: string) =>
  readdirSync(join(root, 'src', folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => text('src', folder, name))
    .join('\n');
const editor = sources('editor');
const pages = sources('webview');
const matches = (pattern: RegExp, where: string): string[] => [...new Set([...where.matchAll(pattern)].map(([, found]) => found))].sort();

// Tokens can be looked at anywhere: in a log, in a folder without code, in an empty window.
const needsNoServer = /^authLens\.(decodeJwt|decodeJwtFromClipboard|verifyJwt|decryptSessionCookie|forgetSecrets|openSample)$/;

// The buttons and menus of the tree.
const ofTheTree = /^authLens\.tree\./;

describe('the manifest', () => {
  it('declares the commands that the editor registers, no more and no less', () => {
    const declared = manifest.contributes.commands.map(({ command }: { command: string }) => command).sort();
    assert.deepEqual(declared, matches(/registerCommand\(\s*'([^']+)'/g, editor));
  });

  it('shows every command that needs the server in the palette only while Auth Lens is at work', () => {
    const shown = new Map(manifest.contributes.menus.commandPalette.map(({ command, when }: Record<string, string>) => [command, when]));
    for (const { command } of manifest.contributes.commands)
      assert.equal(
        shown.get(command),
        needsNoServer.test(command) ? undefined : ofTheTree.test(command) ? 'false' : 'authLens.active',
        command,
      );
    assert.match(editor, /'setContext', 'authLens\.active', true/);
  });

  it('names commands that exist wherever the editor runs one', () => {
    const declared = manifest.contributes.commands.map(({ command }: { command: string }) => command);
    for (const used of matches(/'(authLens\.(?:scan|show|fix|restart)[A-Za-z]+)'/g, editor)) assert.ok(declared.includes(used), used);
  });

  it('has settings that are read, with the defaults that the server assumes', async () => {
    const { settingsFrom } = await import('../src/server/settings');
    const properties = manifest.contributes.configuration.properties;
    const defaults = Object.fromEntries(
      Object.entries<{ default: unknown }>(properties).map(([key, value]) => [key.slice('authLens.'.length), value.default]),
    );
    assert.deepEqual(settingsFrom(defaults), settingsFrom(undefined));
    // The language client reads the trace setting by itself.
    const read = [
      'trace.server',
      ...Object.keys(defaults).filter((key) => new RegExp(`\\b${key}\\b`).test(text('src', 'server', 'settings.ts'))),
      ...Object.keys(defaults).filter((key) => editor.includes(`getConfiguration('authLens').get('${key}')`)),
    ];
    assert.deepEqual(Object.keys(defaults).sort(), read.sort());
  });

  it('is activated by the languages that are served, by projects, by links, and, for tokens anywhere, once VS Code has started', () => {
    const languages = matches(/'(\w+)'/g, /languages: readonly string\[\] = \[[^\]]+/.exec(editor)?.[0] ?? '');
    const restored = matches(/registerWebviewPanelSerializer\(\s*'([^']+)'/g, editor).map((view) => `onWebviewPanel:${view}`);
    const expected = [
      ...languages.map((language) => `onLanguage:${language}`),
      'workspaceContains:**/package.json',
      'onUri',
      'onStartupFinished',
      ...restored,
    ];
    assert.deepEqual(manifest.activationEvents.toSorted(), expected.sort());
  });

  it('asks for the VS Code whose types it is compiled with', () => {
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode']}`);
  });

  it('has an icon of a size that galleries take', () => {
    const png = readFileSync(join(root, manifest.icon));
    assert.equal(png.subarray(1, 4).toString(), 'PNG');
    assert.ok(png.readUInt32BE(16) >= 128 && png.readUInt32BE(20) >= 128);
  });

  it('runs in restricted and in virtual workspaces, where a repository cannot hide problems by its own settings', () => {
    const { untrustedWorkspaces, virtualWorkspaces } = manifest.capabilities;
    assert.deepEqual([untrustedWorkspaces.supported, virtualWorkspaces.supported], ['limited', 'limited']);
    const own = Object.keys(manifest.contributes.configuration.properties).filter((key) => !key.includes('trace'));
    assert.deepEqual(untrustedWorkspaces.restrictedConfigurations.toSorted(), own.sort());
  });
});

describe('translations', () => {
  it('hold every key of the manifest in both languages, and no other', () => {
    const used = matches(/"%([^%"]+)%"/g, text('package.json'));
    assert.deepEqual(Object.keys(json('package.nls.json')).sort(), used);
    assert.deepEqual(Object.keys(json('package.nls.pt-br.json')).sort(), used);
  });

  it('hold every message of the editor and of its pages, and no other, with the same placeholders', () => {
    const texts = `${editor}\n${pages}`;
    const used = matches(/l10n\.t\(\s*'((?:[^'\\]|\\.)+)'/g, texts);
    assert.equal([...texts.matchAll(/l10n\.t\(/g)].length, [...texts.matchAll(/l10n\.t\(\s*'/g)].length, 'a message is not a plain string');
    const bundle: Record<string, string> = json('l10n', 'bundle.l10n.pt-br.json');
    assert.deepEqual(Object.keys(bundle).sort(), used);
    for (const [message, translated] of Object.entries(bundle))
      assert.deepEqual(matches(/(\{\d\})/g, translated), matches(/(\{\d\})/g, message));
    assert.ok(existsSync(join(root, manifest.l10n)));
  });
});
