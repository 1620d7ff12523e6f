import '../theme.css';
import './token.css';
import { html, nothing, render } from 'lit';
import { l10n } from '../l10n';
import { connect } from '../post';
import { checkList } from './checks';
import { claimsTable } from './claims';
import { editor } from './edit';
import { jsonParts } from './json-parts';
import type { FromPage, TokenPage, TokenView, ToPage } from './messages';
import { summary } from './summary';
import { tabs } from './tabs';
import { timeLine } from './time-line';
import { tokenText } from './token-text';
import { verdicts } from './verdicts';

/** What a part of the page may do. */
export interface Actions {
  readonly post: (message: FromPage) => void;
  /** Says something in words, also to a screen reader. */
  readonly say: (message: string) => void;
  readonly change: (typed: Partial<Typed>) => void;
}

/** What the person typed into the page. */
export interface Typed {
  /** Words searched for. */
  readonly query: string;
  /** Why the claims were not signed. */
  readonly refusal: string;
  /** Claims that were changed, by the id of their token. */
  readonly drafts: Map<number, string>;
}

function start(root: HTMLElement): void {
  let page: TokenPage | undefined;
  let said = '';
  let typed: Typed = { query: '', refusal: '', drafts: new Map() };

  const post = connect<ToPage, FromPage>((message) => {
    if (message.type === 'refused') change({ refusal: message.message });
    else {
      const isOther = message.page.round !== page?.round;
      page = message.page;
      change(isOther ? { query: '', refusal: '', drafts: new Map() } : { refusal: '' });
    }
  });

  function change(changes: Partial<Typed>): void {
    typed = { ...typed, ...changes };
    draw();
  }

  function say(message: string): void {
    said = message;
    draw();
  }

  function draw(): void {
    if (!page) return;
    const view = page.tokens[page.selected];
    const shown = view ? token(page, view, { post, say, change }, typed) : empty(post);
    render(html`${shown}<p class="hidden-text" role="status">${said}</p>`, root);
  }

  post({ type: 'ready' });
}

function token(page: TokenPage, view: TokenView, actions: Actions, typed: Typed) {
  const { selected } = page;
  const { inspection } = view.decoded;
  const several = page.tokens.length > 1;
  return html`
    ${page.notes.map((note) => html`<p class="notice">${note}</p>`)}
    ${tabs(page, (index) => actions.post({ type: 'select', token: index }))}
    <div id="token" role=${several ? 'tabpanel' : nothing} aria-labelledby=${several ? `tab-${selected}` : nothing}>
      ${summary(view, selected, actions)}
      ${tokenText(inspection.token)}
      ${timeLine(inspection, page.now)}
      ${verdicts(view, (expected) => actions.post({ type: 'expect', token: selected, expected }))}
      ${checkList(inspection.checks)}
      ${claimsTable(inspection.claims, selected, actions)}
      ${jsonParts(view, selected, actions, typed.query)}
      ${editor(view, selected, page.now, actions, typed)}
      <p class="quiet">
        ${l10n.t('Judged at {0}.', new Date(page.now * 1000).toLocaleTimeString())}
        <button class="link" @click=${() => actions.post({ type: 'refresh' })}>${l10n.t('Judge again now')}</button>
        <br />${l10n.t('The token was sent nowhere, and nothing of it is kept.')}
      </p>
    </div>`;
}

function empty(post: Actions['post']) {
  return html`
    <h1>${l10n.t('No token')}</h1>
    <p>${l10n.t('Select a token in the editor, or paste one.')}</p>
    <vscode-button @click=${() => post({ type: 'decode' })}>${l10n.t('Decode a Token')}</vscode-button>`;
}

start(document.getElementById('page') as HTMLElement);
