import { resolveCliArgsFromVSCodeExecutablePath } from '@vscode/test-electron';
import { mustRun } from '../process';
import type { Editor } from './choose';
import type { Profile } from './profile';
import { serverFlags } from './serve';

/** Installs a VSIX into a profile, as a person would. */
export async function installExtension(editor: Editor, profile: Profile, vsix: string): Promise<void> {
  const [command, args] = commandLine(editor, profile);
  await mustRun(command, [...args, '--install-extension', vsix, '--force'], {
    env: { ...process.env, EXTENSIONS_GALLERY: '{}', DONT_PROMPT_WSL_INSTALL: '1' },
    timeoutSeconds: 60,
    what: 'Installing the extension',
  });
}

function commandLine(editor: Editor, profile: Profile): [command: string, args: readonly string[]] {
  if (editor.kind === 'code-server') return [editor.node, [editor.entry, ...serverFlags(profile)]];
  const [cli] = resolveCliArgsFromVSCodeExecutablePath(editor.executable);
  return [cli, [...profile.flags, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]];
}
