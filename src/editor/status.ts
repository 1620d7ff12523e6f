import { type Disposable, type LanguageStatusItem, LanguageStatusSeverity, l10n, languages } from 'vscode';
import { selector } from './languages';
import type { Status } from './protocol';
import type { Server } from './server';

/** One language status item, from the first word of the server on. */
export function showStatus(server: Server): Disposable {
  let item: LanguageStatusItem | undefined;
  const listening = server.onStatus((status) => {
    item ??= create();
    Object.assign(item, describe(status), { detail: detail(status), busy: status.state === 'scanning' });
  });
  return {
    dispose() {
      listening.dispose();
      item?.dispose();
    },
  };
}

function create(): LanguageStatusItem {
  const item = languages.createLanguageStatusItem('authLens.status', selector());
  item.name = 'Auth Lens';
  return item;
}

function describe({ state, findings }: Status): Pick<LanguageStatusItem, 'text' | 'severity' | 'command'> {
  const scan = { title: l10n.t('Scan Workspace'), command: 'authLens.scanWorkspace' };
  const output = { title: l10n.t('Show Output'), command: 'authLens.showOutput' };
  if (state === 'error')
    return { text: l10n.t('$(shield) Auth Lens: not running'), severity: LanguageStatusSeverity.Error, command: output };
  if (state === 'off') return { text: l10n.t('$(shield) Auth Lens: off'), severity: LanguageStatusSeverity.Information, command: output };
  return {
    text: found(findings),
    severity: LanguageStatusSeverity.Information,
    command: state === 'scanning' ? output : scan,
  };
}

function found(findings: number): string {
  if (findings === 0) return l10n.t('$(shield) Auth Lens: no problems');
  return findings === 1 ? l10n.t('$(shield) Auth Lens: 1 problem') : l10n.t('$(shield) Auth Lens: {0} problems', findings);
}

function detail({ files, skipped, detail }: Status): string {
  if (detail) return detail;
  return skipped > 0 ? l10n.t('{0} files, {1} skipped', files, skipped) : l10n.t('{0} files', files);
}
