import { html } from 'lit';
import type { CheckResult } from '../../token/checks/check';
import { l10n } from '../l10n';
import { sign } from './sign';

/** What is risky or odd about the token, the gravest first. */
export function checkList(checks: readonly CheckResult[]) {
  return html`<section aria-labelledby="checks-title">
    <h2 id="checks-title">${l10n.t('Checks')}</h2>
    ${
      checks.length === 0
        ? html`<p>${sign('ok')} ${l10n.t('Nothing risky was seen. That does not verify the token.')}</p>`
        : html`<ul class="checks">${checks.map(item)}</ul>`
    }
  </section>`;
}

function item({ id, severity, message, source }: CheckResult) {
  return html`<li>
    ${sign(severity)}
    <div>
      <span class="severity ${severity}">${severityName(severity)}</span> ${message}
      <div class="quiet"><code>${id}</code> · <a href=${source}>${sourceName(source)}</a></div>
    </div>
  </li>`;
}

function severityName(severity: CheckResult['severity']): string {
  if (severity === 'error') return l10n.t('Error');
  return severity === 'warning' ? l10n.t('Warning') : l10n.t('Information');
}

function sourceName(source: string): string {
  const rfc = /rfc(\d{4})(?:#section-([\d.]+))?/i.exec(source);
  if (rfc) return rfc[2] ? `RFC ${rfc[1]}, ${rfc[2]}` : `RFC ${rfc[1]}`;
  return source.split('/')[2] ?? source;
}
