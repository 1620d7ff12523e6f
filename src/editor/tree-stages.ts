import type { OverviewApplication, OverviewFinding } from '../analyser/model/overview';
import { type Stage, stages } from '../analyser/model/setup';
import { findingNodes, problemsInWords, worst } from './tree-findings';
import { type TreeNode, type Words, whereIs } from './tree-node';

/** The life of a session, step by step: where each happens, and what is wrong there. `all` shows steps without anything as well. */
export function stageNodes(
  parent: string,
  application: OverviewApplication,
  findings: readonly OverviewFinding[],
  all: boolean,
  l10n: Words,
): TreeNode[] {
  return stages.flatMap((stage) => {
    const places = application.stages.filter((one) => one.stage === stage);
    const own = findings.filter((one) => one.stage === stage);
    if (!all && places.length + own.length === 0) return [];
    const key = `${parent}/${stage}`;
    const { label, tooltip } = stageInWords(stage, l10n);
    return [
      {
        key,
        label,
        description: summary(places.length, own.length, l10n),
        tooltip,
        icon: icons[stage],
        severity: worst(own),
        isOpen: own.length > 0,
        children: [
          ...findingNodes(key, own, l10n),
          ...places.map((place, index) => ({
            key: `${key}/${index}`,
            label: place.what,
            description: whereIs(place),
            icon: 'location',
            spot: place,
            children: [],
          })),
        ],
      },
    ];
  });
}

const icons: { readonly [stage in Stage]: string } = {
  issue: 'key',
  carry: 'arrow-swap',
  store: 'database',
  verify: 'verified',
  refresh: 'sync',
  revoke: 'circle-slash',
};

function summary(places: number, problems: number, l10n: Words): string {
  if (problems > 0) return problemsInWords(problems, l10n);
  if (places === 0) return l10n.t('nothing seen');
  return places === 1 ? l10n.t('1 place') : l10n.t('{0} places', places);
}

function stageInWords(stage: Stage, l10n: Words): { label: string; tooltip: string } {
  const words = {
    issue: { label: l10n.t('Issue'), tooltip: l10n.t('Where somebody signs in and a session or token is made') },
    carry: { label: l10n.t('Carry'), tooltip: l10n.t('How it travels: in cookies, headers and addresses') },
    store: { label: l10n.t('Store'), tooltip: l10n.t('Where it is kept: in the browser, in a database, in memory') },
    verify: { label: l10n.t('Verify'), tooltip: l10n.t('Where requests are checked for it') },
    refresh: { label: l10n.t('Refresh'), tooltip: l10n.t('Where it is renewed') },
    revoke: { label: l10n.t('Revoke'), tooltip: l10n.t('Where it ends: signing out, taking access away') },
  };
  return words[stage];
}
