import { Disposable, EventEmitter, Uri, window, workspace } from 'vscode';
import { printJson } from '../report/escape';
import { type Answered, placeInWords } from './would-accept-view';

export interface AnswersDocument extends Disposable {
  show(answers: readonly Answered[]): Promise<void>;
}

const scheme = 'auth-lens-answers';
const address = Uri.from({ scheme, path: '/Would my server accept it.json' });

/** The answers as a read-only JSON document. They are gone when it is closed, and never on a disk. */
export function createAnswersDocument(): AnswersDocument {
  const changes = new EventEmitter<Uri>();
  let answers: readonly Answered[] = [];
  const parts = [
    changes,
    workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changes.event,
      provideTextDocumentContent: () => printJson(answers.map(dataOf)),
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme === scheme) answers = [];
    }),
  ];
  return {
    async show(shown) {
      answers = shown;
      changes.fire(address);
      await window.showTextDocument(await workspace.openTextDocument(address), { preview: true });
    },
    dispose: () => Disposable.from(...parts).dispose(),
  };
}

function dataOf({ verifier: { library, version, place }, answer: { state, reason, notes } }: Answered) {
  return { answer: state, reason, notes, place: placeInWords(place), library, version: version ?? null };
}
