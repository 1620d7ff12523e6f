import type { OverviewApplication, OverviewPart, OverviewSetup } from '../analyser/model/overview';
import { type TreeNode, type Words, whereIs } from './tree-node';

/** The set-ups of an application, each with what it consists of. */
export function setupNodes(parent: string, { setups, folder }: OverviewApplication, l10n: Words): TreeNode[] {
  return setups.map((setup, index) => {
    const key = `${parent}/setup/${setup.library}/${index}`;
    return {
      key,
      label: setup.version ? `${setup.library} ${setup.version}` : setup.library,
      description: setup.line,
      tooltip: `${setup.line}\n${whereIs(setup)}`,
      icon: 'gear',
      spot: setup,
      folder,
      children: partNodes(key, setup, l10n),
    };
  });
}

/** What runs before requests reach pages and routes. */
export function middlewareNodes(parent: string, { middleware }: OverviewApplication, l10n: Words): TreeNode[] {
  if (middleware.length === 0) return [];
  const key = `${parent}/middleware`;
  const children = middleware.map((one, index) => ({
    key: `${key}/${index}`,
    label: one.what,
    description: `${one.library}, ${whereIs(one)}`,
    tooltip: one.paths ? one.paths.slice(0, mostPaths).join('\n') : l10n.t('Which paths it guards is not known.'),
    icon: 'filter',
    spot: one,
    children: [],
  }));
  return [{ key, label: l10n.t('Middleware'), description: String(middleware.length), icon: 'layers', children }];
}

const mostPaths = 30;

function partNodes(parent: string, { parts }: OverviewSetup, l10n: Words): TreeNode[] {
  return parts.map((part, index) => ({
    key: `${parent}/${part.kind}/${index}`,
    label: part.name || l10n.t('name not known'),
    description: described(part, l10n),
    tooltip: part.spot ? `${part.detail}\n${whereIs(part.spot)}`.trim() : part.detail,
    icon: icons[part.kind],
    spot: part.spot,
    children: [],
  }));
}

const icons = { cookie: 'symbol-field', secret: 'lock', provider: 'person', store: 'database' } as const;

function described({ kind, detail, origin }: OverviewPart, l10n: Words): string {
  const kinds = { cookie: l10n.t('cookie'), secret: l10n.t('secret'), provider: l10n.t('provider'), store: l10n.t('store') };
  const place = origin === 'environment' ? l10n.t('from the environment') : origin === 'written' ? l10n.t('in the code') : '';
  return [kind === 'cookie' ? '' : kinds[kind], detail, place].filter((one) => one !== '').join(', ');
}
