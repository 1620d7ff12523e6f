import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Verdict } from '../../token/model';
import { l10n } from '../l10n';
import type { Expected, TokenView } from './messages';
import { sign } from './sign';

type Tried = readonly { readonly key: string; readonly reason: string }[];

/** Signature, decryption, time, issuer, audience and type, each judged apart; and a form for what a server would expect. */
export function verdicts({ id, decoded, expected }: TokenView, expect: (expected: Expected) => void) {
  const { token, needs } = decoded.inspection;
  if (token.keys) return nothing;
  const { signature, decryption, time, issuer, audience, type } = decoded.verification;
  const all: [name: string, verdict: Verdict | undefined, tried?: Tried][] = [
    [l10n.t('Decryption'), decryption, decryption?.tried],
    [l10n.t('Signature'), signature, signature?.tried],
    [l10n.t('Time'), time],
    [l10n.t('Issuer'), issuer],
    [l10n.t('Audience'), audience],
    [l10n.t('Type'), type],
  ];
  const asked = all.filter(([, verdict]) => verdict !== undefined && verdict.code !== 'not-asked');
  const asks = needs !== undefined && [signature, decryption].some((proof) => proof?.code === 'no-key');
  return html`<section aria-labelledby="verdicts-title">
    <h2 id="verdicts-title">${l10n.t('Verdicts')}</h2>
    <dl class="verdicts">${asked.map(([name, verdict, tried]) => row(name, verdict as Verdict, tried))}</dl>
    ${asks ? html`<p class="quiet">${l10n.t('To know more, give {0}.', needs)}</p>` : nothing}
    ${decoded.inspection.claims.length > 0 ? keyed(id, form(expected, expect)) : nothing}
  </section>`;
}

function row(name: string, { state, reason }: Verdict, tried: Tried = []) {
  return html`<div>
    <dt>${sign(state)} ${name} <span class="hidden-text">${stateInWords(state)}</span></dt>
    <dd>${reason}
      ${
        tried.length > 1
          ? html`<details><summary>${l10n.t('{0} keys were tried', tried.length)}</summary>
            <ul>${tried.map((one) => html`<li><code>${one.key}</code> ${one.reason}</li>`)}</ul></details>`
          : nothing
      }
    </dd>
  </div>`;
}

function stateInWords(state: Verdict['state']): string {
  if (state === 'ok') return l10n.t('right');
  return state === 'failed' ? l10n.t('wrong') : l10n.t('unknown');
}

function form({ issuer, audience, type }: Expected, expect: (expected: Expected) => void) {
  const submit = (event: Event) => {
    event.preventDefault();
    const values = new FormData(event.currentTarget as HTMLFormElement);
    const value = (name: string) => String(values.get(name) ?? '').trim();
    expect({ issuer: value('issuer'), audience: value('audience'), type: value('type') });
  };
  const field = (name: keyof Expected, label: string, value: string, placeholder: string) =>
    html`<div class="field"><span class="quiet" aria-hidden="true">${label}</span>
      <vscode-textfield name=${name} .label=${label} value=${value} placeholder=${placeholder} @keydown=${submitOnEnter}></vscode-textfield></div>`;
  return html`<details ?open=${[issuer, audience, type].some((value) => value !== '')}>
    <summary>${l10n.t('What would your server expect?')}</summary>
    <form class="expect" @submit=${submit}>
      ${field('issuer', l10n.t('Expected issuer (iss)'), issuer, 'https://login.example.com')}
      ${field('audience', l10n.t('Expected audience (aud)'), audience, 'my-api')}
      ${field('type', l10n.t('Expected type (typ)'), type, 'at+jwt')}
      <vscode-button type="submit" secondary>${l10n.t('Compare')}</vscode-button>
    </form>
  </details>`;
}

function submitOnEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter') (event.currentTarget as HTMLElement).closest('form')?.requestSubmit();
}
