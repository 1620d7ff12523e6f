// The address that comes in is what anyone writes into a link: https://authjs.dev/reference/core#redirect, GHSA-f9wg-5f46-cjmw
import type { AuthjsRedirectFact } from '../model/fact';
import { textOf } from '../model/value';
import { type BoundParameter, defineLibrary, type FunctionFlow, type Guard, type Origin } from '../source/define-library';
import { type AuthjsConfiguration, configurations } from './authjs';

export default defineLibrary({
  id: 'authjs-redirect',
  modules: [],
  detect: (source) => configurations(source).flatMap(redirects),
});

function redirects({ base: { library }, option }: AuthjsConfiguration): AuthjsRedirectFact[] {
  const flow = option.expression('callbacks.redirect')?.flow();
  const results = flow?.deliveries.filter(({ into, how }) => into.length === 1 && into[0] === 'result' && how === 'set') ?? [];
  return results.flatMap(({ from, guards, afterFailure, value: { span: value, steps } }) => {
    if (!flow || afterFailure || !from.some(isUrl)) return [];
    const checks = guards.map((guard) => checkOf(flow, guard));
    if (checks.includes('checked')) return [];
    const check = checks.includes('beginning') ? 'beginning' : 'none';
    const url = /^[A-Za-z_$][\w$.]*$/.test(steps.join('.')) ? steps.join('.') : undefined;
    return [
      { kind: 'authjs-redirect', library, span: flow.info.span, scopes: [], value, check, url, baseUrl: baseUrl(flow.parameters[0]) },
    ];
  });
}

const isUrl = ({ root, path }: Origin): boolean => root === 'parameter' && path.join('.') === '0.url';
const isBaseUrl = ({ root, path }: Origin): boolean => root === 'parameter' && path.join('.') === '0.baseUrl';

/** How far a test says where the address leads. What is not known may well be a check. */
function checkOf(flow: FunctionFlow, { holds, operation, operands, origins, expression }: Guard): 'none' | 'beginning' | 'checked' {
  if (origins.some(isUrl)) return 'none';
  if (operation === undefined) return 'checked';
  const [subject = [], ...others] = operands;
  if (/^[=!]==?$/.test(operation)) return holds === operation.startsWith('=') ? 'checked' : 'none';
  if (!subject.some(isUrl)) return 'checked';
  const argument = expression.call()?.argument(0);
  const text = argument && textOf(argument.value);
  const isOwn = others.flat().some(isBaseUrl) && argument !== undefined && flow.originsOf(argument).every(isBaseUrl);
  if (!holds) return 'none';
  if (operation === 'startsWith' || operation === 'includes') {
    if (isOwn) return 'beginning';
    if (operation === 'startsWith') return text !== undefined && /^https?(:\/*)?$/.test(text) ? 'none' : 'checked';
    return text !== undefined && !text.includes('://') ? 'none' : 'checked';
  }
  return operation === 'endsWith' ? 'none' : 'checked';
}

function baseUrl(parameter: BoundParameter | undefined): AuthjsRedirectFact['baseUrl'] {
  if (!parameter) return undefined;
  if (parameter.name) return { name: `${parameter.name}.baseUrl` };
  const bound = parameter.members.find(({ key }) => key === 'baseUrl');
  if (bound) return { name: bound.name };
  const { more } = parameter;
  return more && { name: 'baseUrl', add: { at: more.at, text: `${more.before}baseUrl` } };
}
