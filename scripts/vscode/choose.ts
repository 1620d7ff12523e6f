import { type CodeServer, codeServer } from './code-server';
import { type Desktop, desktop, hasDisplay } from './desktop';

export type Editor = Desktop | CodeServer;

/** The VS Code for the tests: a desktop one where it can run, else code-server (forced by VSCODE_EXECUTABLE=code-server). */
export async function editorForTests(): Promise<Editor> {
  return (forced() ? undefined : await desktop()) ?? codeServer();
}

/** The VS Code for a person: a desktop one only where its window would be seen. */
export async function editorForPerson(): Promise<Editor> {
  return (forced() || !hasDisplay() ? undefined : await desktop()) ?? codeServer();
}

const forced = () => process.env.VSCODE_EXECUTABLE === 'code-server';
