const example = /^(example|sample|template|tmpl|dist|defaults?|schema)$/i;
const otherFormat = /\.([cm]?[jt]sx?|vue|svelte|astro|json5?|ya?ml|toml|md|sh|enc|gpg|age|vault|bak|swp|map)$/i;
const elsewhere = /^(test|tests|testing|e2e|ci|development|develop|dev|local|docker)$/i;

/**
 * Whether a file holds environment variables: `.env`, `.env.production`. Not `.env.example` and the like, which are documentation, and not
 * what only starts so, such as `.env.ts`.
 */
export function isEnvironmentFile(path: string): boolean {
  const name = nameOf(path);
  if (name !== '.env' && !name.startsWith('.env.')) return false;
  return !otherFormat.test(name) && !stagesOf(name).some((stage) => example.test(stage));
}

/** Whether a server may read the file: `.env` and `.env.production`, but not `.env.test` or the `.env.local` of one machine. */
export function isDeployed(path: string): boolean {
  return !stagesOf(nameOf(path)).some((stage) => elsewhere.test(stage));
}

/** Whether a file is for tests, whose secrets protect nothing. */
export function isForTests(path: string): boolean {
  return stagesOf(nameOf(path)).some((stage) => /^(tests?|testing|e2e|ci)$/i.test(stage));
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const stagesOf = (name: string): string[] => name.split('.').slice(2);
