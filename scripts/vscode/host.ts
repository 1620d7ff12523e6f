import { format } from 'node:util';
import { type Finished, run } from '../process';
import { startBrowser } from './browser';
import type { Editor } from './choose';
import type { CodeServer } from './code-server';
import type { Desktop } from './desktop';
import type { Profile } from './profile';
import { serve } from './serve';

export interface HostRun {
  readonly profile: Profile;
  readonly workspace: string;
  /** The folder of the extension under test, as it was installed. */
  readonly extension: string;
  /** A CommonJS file that exports `run(): Promise<void>`. */
  readonly entry: string;
  readonly env: { readonly [name: string]: string };
  readonly timeoutSeconds: number;
}

/** Runs test code inside the extension host of a real VS Code; exit code 0 when its `run` resolves. */
export function runInHost(editor: Editor, options: HostRun): Promise<Finished> {
  return editor.kind === 'desktop' ? inDesktop(editor, options) : inCodeServer(editor, options);
}

function inDesktop(
  { executable, launcher }: Desktop,
  { profile, workspace, extension, entry, env, timeoutSeconds }: HostRun,
): Promise<Finished> {
  const [command, ...args] = [
    ...launcher,
    executable,
    workspace,
    ...profile.flags,
    `--extensionDevelopmentPath=${extension}`,
    `--extensionTestsPath=${entry}`,
    ...[
      '--no-sandbox',
      '--disable-gpu-sandbox',
      '--disable-updates',
      '--skip-welcome',
      '--skip-release-notes',
      '--disable-workspace-trust',
    ],
  ];
  return run(command, args, { env: { ...process.env, ...env }, timeoutSeconds });
}

async function inCodeServer(editor: CodeServer, { profile, workspace, extension, entry, env, timeoutSeconds }: HostRun): Promise<Finished> {
  const served = await serve(editor, profile, ['--vscode-option', 'enable-smoke-test-driver']);
  const browser = await startBrowser();
  const lines: string[] = [];
  try {
    const page = await browser.newPage();
    const exited = new Promise<number>((done) => void page.exposeFunction('codeAutomationExit', done));
    const tooLate = new Promise<number>((done) => setTimeout(done, timeoutSeconds * 1000, 124).unref());
    // The web worker host sends its arguments unformatted. The missing native logger of code-server is no news.
    await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
      const line = format(...args);
      if (!line.includes('spdlog')) lines.push(line);
    });
    await page.goto(
      served.url(workspace, [
        ['extensionDevelopmentPath', served.uri(extension)],
        ['extensionTestsPath', served.uri(entry)],
        ['extensionEnvironment', JSON.stringify(env)],
        ['skipWelcome', 'true'],
      ]),
    );
    return { code: await Promise.race([exited, tooLate]), output: lines.join('\n') };
  } finally {
    await browser.close();
    await served.close();
  }
}
