import { refer } from './find';
import { type Found, notThere, type Reference } from './found';
import { folderOf, foldersAbove } from './modules';
import type { Reader } from './reader';
import { ts } from './ts';
import { nameOf, stepOf, strip } from './unit';

/**
 * Follows a call that reads the environment through a package: zod and t3-env schemas, envalid, env-var, convict, the config package, and
 * NestJS's ConfigService. Gives the variable, with the default that the schema holds. Undefined for every other call.
 */
export function findEnvironment(
  reader: Reader,
  call: ts.CallExpression,
  { root, module, steps }: Reference,
  path: readonly string[],
): Found | undefined {
  const last = steps.at(-1) ?? '';
  if (root === 'module' && module.startsWith('@t3-oss/env-') && last === 'createEnv') return ofSections(reader, call.arguments[0], path);
  if (root === 'module' && /^(zod|zod\/.*)$/.test(module) && /^(safeParse|parse)(Async)?$/.test(last))
    return ofParsed(reader, call, path, last);
  if (root === 'module' && module === 'envalid' && last === 'cleanEnv') return ofSchema(reader, call.arguments[1], path);
  if (root === 'module' && module === 'env-var' && /^as[A-Z]/.test(last)) return ofEnvVar(reader, call, path);
  if (last !== 'get' && last !== 'getOrThrow') return undefined;
  if (root === 'module' && module === 'convict') return ofConvict(reader, call, path);
  if (root === 'module' && module === 'config') return ofConfigFiles(reader, call, path);
  const isConfig = root === 'module' ? module === '@nestjs/config' : /config/i.test(steps.at(-2) ?? '');
  return isConfig ? ofGetter(reader, call, path) : undefined;
}

/**
 * The environment variable that a module of a framework stands for: https://svelte.dev/docs/kit/$env-static-private (each is exported),
 * https://svelte.dev/docs/kit/$env-dynamic-private (members of `env`), https://docs.astro.build/en/reference/modules/astro-env/
 */
export function variableOf(module: string, steps: readonly string[]): string | undefined {
  const [first, second] = steps;
  if (/^\$env\/static\/|^astro:env\//.test(module) && steps.length === 1 && /^[A-Z][A-Z0-9_]*$/.test(first)) return first;
  return /^\$env\/dynamic\//.test(module) && steps.length === 2 && first === 'env' ? second : undefined;
}

/** `process.env.NAME`, or the default where one is given; `schema` is what says how its text is read. */
function variable(reader: Reader, name: string, fallback: ts.Node | undefined, schema?: ts.Node): Found {
  const reference = { root: 'global', module: '', steps: ['process', 'env', name] } as const;
  const first: Found = { kind: 'reference', reference: schema && makesNumber(schema) ? { ...reference, type: 'number' } : reference };
  return fallback ? { kind: 'fallback', first, second: reader.find(fallback) } : first;
}

/** `createEnv({ server: { NAME: z.string().default('x') } })`. */
function ofSections(reader: Reader, options: ts.Node | undefined, path: readonly string[]): Found | undefined {
  if (!options || path.length !== 1) return undefined;
  const sections = ['server', 'client', 'shared'].map((section) => reader.find(options, [section, path[0]]));
  const found = sections.find((one) => one.kind === 'node');
  const schema = found?.kind === 'node' ? found.node : undefined;
  return variable(reader, path[0], schema && defaultIn(schema), schema);
}

/** `z.object({ NAME: ... }).parse(process.env)`, and `.data` of `safeParse`. */
function ofParsed(reader: Reader, call: ts.CallExpression, path: readonly string[], method: string): Found | undefined {
  const [name, ...rest] = method.startsWith('safe') && path[0] === 'data' ? path.slice(1) : path;
  const source = call.arguments[0];
  if (name === undefined || rest.length > 0 || !source || !isEnvironment(reader, source)) return undefined;
  const schema = stepOf(call.expression)?.object;
  const object = schema && argumentOf(reader, schema, 'object');
  const member = object ? reader.find(object, [name]) : notThere;
  const text = member.kind === 'node' ? member.node : undefined;
  return variable(reader, name, text && defaultIn(text), text);
}

/** `cleanEnv(process.env, { NAME: str({ default: 'x' }) })`. */
function ofSchema(reader: Reader, schema: ts.Node | undefined, path: readonly string[]): Found | undefined {
  if (!schema || path.length !== 1) return undefined;
  const member = reader.find(schema, path);
  const validator = member.kind === 'node' ? strip(member.node) : undefined;
  const options = validator && ts.isCallExpression(validator) ? validator.arguments[0] : undefined;
  return variable(reader, path[0], options && memberOf(reader, options, 'default'), validator);
}

/** `env.get('NAME').default('x').required().asString()`. */
function ofEnvVar(reader: Reader, call: ts.CallExpression, path: readonly string[]): Found | undefined {
  const name = argumentOf(reader, call, 'get');
  if (!name || !ts.isStringLiteralLike(name) || path.length > 0) return undefined;
  return variable(reader, name.text, argumentOf(reader, call, 'default'), call);
}

/** `convict({ jwt: { secret: { env: 'NAME', default: 'x' } } }).get('jwt.secret')`. */
function ofConvict(reader: Reader, call: ts.CallExpression, path: readonly string[]): Found | undefined {
  const key = call.arguments[0];
  const made = stepOf(call.expression)?.object;
  const schema = made && argumentOf(reader, made, undefined);
  if (!schema || !key || !ts.isStringLiteralLike(key)) return undefined;
  const at = [...key.text.split('.'), ...path];
  const name = memberOf(reader, schema, ...at, 'env');
  const fallback = memberOf(reader, schema, ...at, 'default');
  if (name && ts.isStringLiteralLike(name)) return variable(reader, name.text, fallback, memberOf(reader, schema, ...at, 'format'));
  return fallback && reader.find(fallback);
}

/** `config.get('jwt.secret')` of the config package: config/default.json, unless an environment variable is mapped onto it. */
function ofConfigFiles(reader: Reader, call: ts.CallExpression, path: readonly string[]): Found | undefined {
  const key = call.arguments[0];
  if (!key || !ts.isStringLiteralLike(key)) return undefined;
  const at = [...key.text.split('.'), ...path];
  const file = call.getSourceFile().fileName;
  const folder = foldersAbove(file).find((one) => reader.texts.read(`${one}/package.json`) !== undefined) ?? folderOf(file);
  const read = (name: string): ts.Node | undefined => {
    const unit = reader.unit(`${folder}/config/${name}`);
    return unit && memberOf(reader, unit.file, ...at);
  };
  const mapped = read('custom-environment-variables.json');
  const fallback = read('production.json') ?? read('default.json') ?? read('default.js') ?? read('default.ts');
  if (mapped && ts.isStringLiteralLike(mapped)) return variable(reader, mapped.text, fallback);
  return fallback && reader.find(fallback);
}

/** `config.get('NAME', 'default')`; a dotted or lower-case key names something that a factory made. */
function ofGetter(reader: Reader, call: ts.CallExpression, path: readonly string[]): Found | undefined {
  const [key, fallback] = call.arguments;
  if (!key || !ts.isStringLiteralLike(key) || !/^[A-Z][A-Z0-9_]*$/.test(key.text) || path.length > 0) return undefined;
  return variable(reader, key.text, fallback && !ts.isObjectLiteralExpression(fallback) ? fallback : undefined);
}

/** `z.coerce.number()`, `num()`, `asIntPositive()`, `format: 'nat'`. */
function makesNumber(schema: ts.Node): boolean {
  return /\b(coerce|number|num|nat|int|integer|port|duration|transform|preprocess|pipe|Number|parseInt|as(Int|Float|Port)\w*)\b/.test(
    schema.getText(),
  );
}

function memberOf(reader: Reader, node: ts.Node, ...path: string[]): ts.Node | undefined {
  const found = reader.find(node, path);
  return found.kind === 'node' ? found.node : undefined;
}

function isEnvironment(reader: Reader, node: ts.Node): boolean {
  const { root, module, steps } = refer(reader, node);
  const name = steps.join('.');
  return (root === 'global' && (name === 'process.env' || name === 'import.meta.env')) || (module === 'process' && name === 'env');
}

/** The first argument of the call named so in a chain of calls; of the innermost call where no name is given. */
function argumentOf(reader: Reader, chain: ts.Node, name: string | undefined): ts.Node | undefined {
  let node = strip(chain);
  for (let depth = 0; depth < 20; depth += 1) {
    if (ts.isIdentifier(node)) {
      const found = reader.find(node);
      if (found.kind !== 'node' || strip(found.node) === node) return undefined;
      node = strip(found.node);
    }
    if (!ts.isCallExpression(node)) return undefined;
    const step = stepOf(node.expression);
    if (name === undefined ? !step : step?.name === name) return node.arguments[0];
    const inner = step && strip(step.object);
    if (!inner) return name !== undefined && nameOf(node.expression) === name ? node.arguments[0] : undefined;
    node = inner;
  }
  return undefined;
}

/** The argument of `.default(...)`, `.catch(...)` or `.prefault(...)` in a chain such as `z.string().min(1).default('x')`. */
function defaultIn(chain: ts.Node): ts.Node | undefined {
  for (let node = strip(chain), depth = 0; ts.isCallExpression(node) && depth < 20; depth += 1) {
    const step = stepOf(node.expression);
    if (!step) return undefined;
    if (step.name === 'default' || step.name === 'prefault' || step.name === 'catch') return node.arguments[0];
    node = strip(step.object);
  }
  return undefined;
}
