import type { Finding, Place } from '../analyser/model/finding';
import type { Overview, OverviewApplication, OverviewPart, OverviewSetup, Spot } from '../analyser/model/overview';
import { stageOfRule } from '../analyser/model/rule-stage';
import type { Application, Setup } from '../analyser/model/setup';
import { cookieTitle, effectiveLine } from '../report/effective';
import { shortPath } from '../report/place';
import { isBelow, uriOf } from './paths';
import { toRange } from './positions';
import { rootOf } from './root-of';
import type { Session } from './session';
import type { Setups } from './setups';

const most = 5000;

/** Everything that the tree of an editor shows, in one answer. */
export function createOverview({ analysis, documents, folders, informed, ruleOf }: Session, setups: Setups) {
  const spot = ({ file, range }: Place): Spot => ({ uri: documents.uri(file), ...toRange(range) });

  return async (): Promise<Overview> => {
    await informed;
    await analysis.settled();
    const applications = await setups.applications();
    const all = analysis.findings();
    const found = await Promise.all([...new Set(all.map(({ rule }) => rule))].map(ruleOf));
    const rules = new Map(found.flatMap((rule) => (rule ? [[rule.id, rule]] : [])));
    const findings = all.slice(0, most).map((finding) => {
      const rule = rules.get(finding.rule);
      const { severity, message, fixes } = finding;
      const application = applicationOf(finding, applications);
      const stage = rule ? stageOfRule(rule) : null;
      const safeFix = fixes.find(({ kind }) => kind === 'edit')?.title ?? null;
      return { ...spot(finding), rule: finding.rule, severity, message, fixable: fixes.length > 0, safeFix, stage, application };
    });
    return {
      applications: applications.map((one) => shown(one, spot, rootOf(one.folder, folders.all()))),
      findings,
      titles: Object.fromEntries([...rules.values()].map(({ id, title }) => [id, title])),
      more: all.length - findings.length,
    };
  };
}

function applicationOf({ file }: Finding, applications: readonly Application[]): string | null {
  const around = applications.map(({ folder }) => folder).filter((folder) => isBelow(file, folder));
  return around.sort((one, other) => other.length - one.length)[0] ?? null;
}

type ToSpot = (place: Place) => Spot;

function shown({ name, folder, setups, stages, middleware }: Application, spot: ToSpot, root: string): OverviewApplication {
  return {
    name,
    folder,
    uri: uriOf(folder),
    path: folder === root ? '' : shortPath(folder, root),
    setups: setups.map((setup) => shownSetup(setup, spot)),
    stages: stages.map((one) => ({ ...spot(one), stage: one.stage, what: one.what })),
    middleware: middleware.map((one) => ({ ...spot(one), library: one.library, what: one.what, paths: one.paths })),
  };
}

function shownSetup(setup: Setup, spot: ToSpot): OverviewSetup {
  const { library, version, adapter, store, cookies, secrets, providers } = setup;
  const parts: OverviewPart[] = [
    ...providers.map(({ id, type, place }): OverviewPart => ({ kind: 'provider', name: id, detail: type, spot: spot(place) })),
    ...(adapter ? [{ kind: 'store', name: adapter.name, detail: adapter.database ?? '', spot: spot(adapter.place) } as const] : []),
    ...(store?.value ? [{ kind: 'store', name: store.value, detail: '', ...(store.place && { spot: spot(store.place) }) } as const] : []),
    ...cookies.map((cookie): OverviewPart => {
      const { name } = cookie.production;
      return { kind: 'cookie', name: name.value ?? '', detail: cookieTitle(cookie), ...(name.place && { spot: spot(name.place) }) };
    }),
    ...secrets.map(({ name, purpose, origin, place }): OverviewPart => {
      return { kind: 'secret', name, detail: purpose, origin, ...(place && { spot: spot(place) }) };
    }),
  ];
  return { ...spot(setup), library, version, line: effectiveLine(setup), parts };
}
