// Which variables a deployment sets, and who stands before it: files that hosts and people read, none of them code.
import type { AuthjsSurroundings } from '../model/fact';
import type { SpanEdit } from '../model/rule';
import type { Source, TextFile } from '../source/define-library';

const examples = [
  'example',
  'sample',
  'template',
  'dist',
  'defaults',
  'schema',
  'local.example',
  'example.local',
  'local.sample',
  'local.template',
]
  .map((name) => `.env.${name}`)
  .concat(
    'env.example',
    'example.env',
    'sample.env',
    '.env-example',
    '.env_example',
    '.env.production.example',
    '.env.development.example',
  );
const compose = [
  'docker-compose',
  'compose',
  'docker/docker-compose',
  'docker-compose.prod',
  'docker-compose.production',
  'docker-compose.dev',
].flatMap((name) => [`${name}.yml`, `${name}.yaml`]);
const containers = [...compose, 'Dockerfile', 'docker/Dockerfile', 'ecosystem.config.js', 'ecosystem.config.cjs'];
/** Hosts that find the application by the host name of a request, so that no other name reaches it. */
const platforms = [
  ...['vercel.json', '.vercel/project.json', 'netlify.toml', 'wrangler.toml', 'wrangler.json', 'wrangler.jsonc', 'fly.toml', 'render.yaml'],
  ...['railway.json', 'railway.toml', 'app.json', 'Procfile', 'amplify.yml', 'apphosting.yaml', 'app.yaml', 'sst.config.ts'],
];
const proxies = ['nginx.conf', 'nginx/nginx.conf', 'Caddyfile', 'traefik.yml', 'traefik.yaml'];
const others = ['package.json', 'turbo.json', 'README.md', 'readme.md', 'Readme.md', 'SETUP.md', 'CONTRIBUTING.md', 'Makefile', 'justfile'];
const variables = ['AUTH_SECRET', 'NEXTAUTH_SECRET', 'AUTH_URL', 'NEXTAUTH_URL', 'AUTH_TRUST_HOST'];

/** What stands beside the code of a configuration; `library` decides which `.env` file is read while developing. */
export function surroundingsOf(source: Source, library: string): AuthjsSurroundings {
  const known = source.beside(...examples);
  const hosted = source.beside(...containers);
  const told = [...known, ...hosted, ...source.beside(...platforms, ...others)];
  const isPlatform =
    source.beside(...platforms, ...proxies).length > 0 || hosted.some(({ text }) => /\b(traefik|nginx|caddy)\b/i.test(text));
  const name = /^@auth\/(core|express)$/.test(library) ? '.env' : '.env.local';
  const file = `${source.application()}/${name}`;
  return {
    named: variables.filter((variable) => told.some(({ text }) => namesVariable(text, variable))),
    listed: known.flatMap(({ text }) => [...text.matchAll(/^[ \t]*(?:export[ \t]+)?([A-Z]\w{0,80})[ \t]*=/gm)].map((one) => one[1])),
    host: isPlatform ? 'platform' : hosted.length > 0 ? 'own' : undefined,
    environmentFile: { file, start: 0, end: 0 },
    ignore: ignoring(source, name),
  };
}

/** The name itself and those that begin with it, such as AUTH_SECRET_1. */
const namesVariable = (text: string, variable: string): boolean => new RegExp(`(?<![A-Z_])${variable}(?![A-Z])`).test(text);

/** What makes git leave the file out; undefined where it does already. The nearest .gitignore that says something decides. */
function ignoring(source: Source, name: string): SpanEdit | undefined {
  const folder = source.application();
  const files = source.beside('.gitignore');
  const says = files.map((file) => decides(file, `${folder}/${name}`)).find((one) => one !== undefined);
  if (says) return undefined;
  const own = files.find(({ path }) => path === `${folder}/.gitignore`);
  if (!own) return { span: { file: `${folder}/.gitignore`, start: 0, end: 0 }, text: `${name}\n`, creates: true };
  const end = own.text.length;
  return { span: { file: own.path, start: end, end }, text: `${end === 0 || own.text.endsWith('\n') ? '' : '\n'}${name}\n` };
}

/** Whether the last line that speaks of the file leaves it out; undefined where none does. */
function decides({ path, text }: TextFile, file: string): boolean | undefined {
  const below = file.slice(path.length - '.gitignore'.length);
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const last = lines.findLast((line) => matches(line.replace(/^!/, ''), below));
  return last === undefined ? undefined : !last.startsWith('!');
}

/** The patterns that occur for such files: names, paths and stars. */
function matches(pattern: string, below: string): boolean {
  if (!/^[\w.*/-]{1,100}$/.test(pattern) || pattern.split('*').length > 5) return false;
  const bare = pattern.replace(/^\*\*\//, '');
  const subject = bare.includes('/') ? below : below.slice(below.lastIndexOf('/') + 1);
  const source = bare.replace(/^\//, '').replaceAll('.', '\\.').replace(/\*+/g, '[^/]*');
  return new RegExp(`^${source}$`).test(subject);
}
