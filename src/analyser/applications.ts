import { versionOf } from './manifest';
import type { Fact } from './model/fact';
import type { Application, Setup } from './model/setup';
import type { Positions } from './positions';
import { describe } from './setups/application';
import { databaseIn } from './setups/database';
import { namesPackage } from './setups/packages';
import type { Scene } from './setups/scene';
import { byPlace, setupsOf } from './setups/setups';
import { isRecord, readJson } from './source/modules';
import type { Texts } from './source/reader';
import { projectOf } from './verdicts';

/** The facts of one application, by its folder. */
export interface Known {
  readonly folder: string;
  readonly facts: readonly Fact[];
}

/** Every application of a workspace in which users sign in, by folder. */
export function applicationsOf(all: readonly Known[], texts: Texts, positions: Positions): Application[] {
  const described = all.flatMap(({ folder, facts }) => {
    const own = describe(facts, sceneOf({ folder, facts }, texts, positions));
    return own ? [{ name: nameOf(texts, folder), packages: packagesOf(texts, folder), ...own }] : [];
  });
  return described.sort((one, other) => (one.folder < other.folder ? -1 : 1));
}

/** The set-ups of all applications, by place: the same as in their descriptions, for less work. */
export function setupsIn(all: readonly Known[], texts: Texts, positions: Positions): Setup[] {
  return all.flatMap((known) => setupsOf(sceneOf(known, texts, positions))).sort(byPlace);
}

function sceneOf({ folder, facts }: Known, texts: Texts, positions: Positions): Scene {
  const project = projectOf(facts, () => []);
  const folders = () => [folder, ...(texts.manifests?.() ?? []).map((path) => path.replace(/\/[^/]*$/, ''))];
  return { folder, project, place: positions.place, database: (name) => databaseIn(name, folders(), texts.read) };
}

function nameOf(texts: Texts, folder: string): string {
  const name = readJson(texts, `${folder}/package.json`)?.name;
  return typeof name === 'string' && name !== '' ? name : folder.slice(folder.lastIndexOf('/') + 1) || 'application';
}

function packagesOf(texts: Texts, folder: string): Application['packages'] {
  const manifest = readJson(texts, `${folder}/package.json`);
  const names = ['dependencies', 'devDependencies'].flatMap((kind) => (isRecord(manifest?.[kind]) ? Object.keys(manifest[kind]) : []));
  const telling = [...new Set(names)].filter(namesPackage).sort();
  return telling.map((name) => ({ name, version: versionOf(texts, `${folder}/package.json`, name) ?? null }));
}
