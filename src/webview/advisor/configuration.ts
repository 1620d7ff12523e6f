import { html, nothing, type TemplateResult } from 'lit';
import type { Configuration, ConfigurationFile } from '../../advisor/configuration';
import { l10n } from '../l10n';
import type { Actions } from './actions';
import { type Application, placeOf } from './model';

/** Ready code for the library that is there: files to copy, to insert, or to compare with what is there. */
export function configurations(application: Application, actions: Actions): TemplateResult {
  const { config } = application.advice;
  return html`<section id="configuration" aria-labelledby="configuration-title">
    <h2 id="configuration-title" tabindex="-1">${l10n.t('Ready configuration')}</h2>
    ${config.length === 0 ? html`<p class="quiet">${l10n.t('There is no code to offer until the answers allow a strategy.')}</p>` : nothing}
    ${config.map((one, at) => configuration(one, at === 0, application, actions))}
  </section>`;
}

function configuration(one: Configuration, isFirst: boolean, application: Application, actions: Actions): TemplateResult {
  const packages = Object.entries(one.dependencies).map(([name, range]) => `${name}@${range}`);
  return html`<details class="configuration" ?open=${isFirst}>
    <summary><b>${one.title}</b></summary>
    <dl class="needs">
      <dt>${l10n.t('Packages')}</dt>
      <dd>${packages.map((name) => html`<code>${name}</code> `)}</dd>
      ${one.environment.length > 0 ? html`<dt>${l10n.t('Environment')}</dt><dd>${one.environment.map((name) => html`<code>${name}</code> `)}</dd>` : nothing}
      ${one.needs.length > 0 ? html`<dt>${l10n.t('Needs')}</dt><dd><ul>${one.needs.map((need) => html`<li>${need}</li>`)}</ul></dd>` : nothing}
    </dl>
    <vscode-tabs panel aria-label=${one.title}>
      ${one.files.map(
        (file) => html`<vscode-tab-header slot="header"><span class="file">${file.path}</span></vscode-tab-header>
        <vscode-tab-panel>${fileView(file, placeOf(one, application), application.folder, actions)}</vscode-tab-panel>`,
      )}
    </vscode-tabs>
  </details>`;
}

function fileView({ path, text }: ConfigurationFile, place: ReturnType<typeof placeOf>, folder: string, actions: Actions): TemplateResult {
  const proposal = { folder, path, text };
  const file = place?.path === path ? place.file : undefined;
  return html`<div class="buttons">
      <vscode-button secondary @click=${() => actions.send({ type: 'copy', text })}>${l10n.t('Copy')}</vscode-button>
      <vscode-button @click=${() => actions.send({ type: 'insert', proposal })}>${l10n.t('Insert as New File')}</vscode-button>
      ${file ? html`<vscode-button secondary @click=${() => actions.send({ type: 'review', proposal, file })}>${l10n.t('Compare with {0}', actions.showPath(file))}</vscode-button>` : nothing}
    </div>
    <pre tabindex="0" aria-label=${path}><code>${text}</code></pre>`;
}
