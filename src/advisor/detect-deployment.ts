import type { AnswerValues } from './answers';
import type { Evidence } from './evidence';
import { lineAt, type SeenText } from './seen';

/** Files beside a package.json that say where the application runs. */
export const deploymentFiles = [
  'vercel.json',
  'netlify.toml',
  'serverless.yml',
  'serverless.yaml',
  'wrangler.toml',
  'wrangler.json',
  'wrangler.jsonc',
  'ecosystem.config.js',
  'ecosystem.config.cjs',
] as const;

/** What a script holds that has more to say than its facts: only such scripts are needed as texts. */
export const tellingWords = ['const runtime', '.access_token', '.refresh_token', '.id_token'] as const;

interface Sign {
  readonly file: RegExp;
  /** The first place that shows it. */
  readonly text: RegExp;
  readonly value: AnswerValues['runtime'];
  readonly because: string;
}

const script = /\.[cm]?[jt]sx?$/;

const signs: readonly Sign[] = [
  { file: /(^|\/)wrangler\.(toml|jsonc?)$/, text: /^/, value: 'edge', because: 'wrangler deploys to the edge' },
  {
    file: script,
    text: /^export const runtime\s*(?::[^=\n]+)?=\s*['"](?:experimental-)?edge['"]/m,
    value: 'edge',
    because: 'runtime = "edge"',
  },
  { file: /(^|\/)vercel\.json$/, text: /^/, value: 'serverless', because: 'Vercel runs functions' },
  { file: /(^|\/)netlify\.toml$/, text: /^/, value: 'serverless', because: 'Netlify runs functions' },
  { file: /(^|\/)serverless\.ya?ml$/, text: /^/, value: 'serverless', because: 'the Serverless Framework deploys functions' },
  {
    file: /(^|\/)ecosystem\.config\.c?js$/,
    text: /instances\s*:\s*(?:['"]max['"]|-1|0|[2-9]|1\d)|exec_mode\s*:\s*['"]cluster['"]/,
    value: 'multi',
    because: 'PM2 runs several processes',
  },
];

// Not in a line that is a comment.
const providerTokens = /^(?!\s*(?:\/\/|\*)).*?(account\??\.(?:access_token|refresh_token|id_token))/m;

/** Where the application runs, and what it copies into its session, as far as texts show it. */
export function deploymentEvidence(texts: readonly SeenText[]): Evidence[] {
  return texts.flatMap(({ path, text }) => {
    const found = signs.flatMap(({ file, text: pattern, value, because }): Evidence[] => {
      const match = file.test(path) ? pattern.exec(text) : null;
      return match ? [{ question: 'runtime', value, file: path, line: lineAt(text, match.index), because }] : [];
    });
    const copied = script.test(path) ? providerTokens.exec(text) : null;
    const because = `${copied?.[1]} is kept beside the session`;
    return copied ? [...found, { question: 'payload', value: 'large', file: path, line: lineAt(text, copied.index), because }] : found;
  });
}
