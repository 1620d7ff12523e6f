import { Disposable, workspace } from 'vscode';
import { isScript, scripts } from './languages';

/** Calls back once, as soon as there is JavaScript or TypeScript: open, in the workspace, or made later. */
export function whenNeeded(callback: () => void): Disposable {
  const waiting: Disposable[] = [];
  const stop = () => {
    for (const one of waiting.splice(0)) one.dispose();
  };
  const found = () => {
    if (waiting.length === 0) return;
    stop();
    callback();
  };
  const watcher = workspace.createFileSystemWatcher(scripts, false, true, true);
  waiting.push(
    watcher,
    watcher.onDidCreate(found),
    workspace.onDidOpenTextDocument((document) => isScript(document) && found()),
  );
  // Asking the workbench also lets `activate` return first.
  workspace.findFiles(scripts, '**/node_modules/**', 1).then((files) => {
    if (files.length > 0 || workspace.textDocuments.some(isScript)) found();
  });
  return new Disposable(stop);
}
