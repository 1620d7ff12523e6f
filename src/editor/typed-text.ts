import { l10n, ThemeIcon, window } from 'vscode';

interface Typing {
  readonly title: string;
  readonly placeholder: string;
  readonly prompt?: string;
  /** Why a text cannot be taken; the box stays open with what was typed. */
  readonly refusal: (text: string) => string | undefined;
}

/** Asks for a text in an input box that hides what is typed, with a button that shows it. */
export function typedText({ refusal, ...texts }: Typing): Promise<string | undefined> {
  const box = window.createInputBox();
  const show = { iconPath: new ThemeIcon('eye'), tooltip: l10n.t('Show what is typed') };
  const hide = { iconPath: new ThemeIcon('eye-closed'), tooltip: l10n.t('Hide what is typed') };
  Object.assign(box, { ...texts, password: true, ignoreFocusOut: true, buttons: [show] });
  return new Promise((done) => {
    box.onDidTriggerButton((button) => Object.assign(box, { password: button === hide, buttons: [button === hide ? show : hide] }));
    box.onDidChangeValue(() => Object.assign(box, { validationMessage: undefined }));
    box.onDidAccept(() => {
      box.validationMessage = refusal(box.value);
      if (box.validationMessage !== undefined) return;
      done(box.value);
      box.hide();
    });
    box.onDidHide(() => {
      done(undefined);
      box.dispose();
    });
    box.show();
  });
}
