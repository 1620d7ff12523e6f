// A token is taken apart by hand: RFC 7515, section 3.1 (three parts, each in base64url).
import type { Fact } from '../model/fact';
import { textOf } from '../model/value';
import { type Call, defineLibrary, type Source } from '../source/define-library';
import { decoding } from '../source/token-facts';
import { near } from './near';

const checks =
  /^(createHmac|createVerify|timing_?safe\w*|constant_?time\w*|verify\w*|jwtVerify|compactVerify|(safe|secure)_?(compare|equals?)|importKey|(check|validate)\w*signature)$/i;
const decoders = /^(atob|\w*base64\w*|b64\w*|\w*urlDecode\w*|toBuffer)$/i;
const speaksOfTokens = /jwt|token|bearer|credential|authorization|claim|payload|assertion/i;

const apart = 'split\\(\\s*["\'`]\\.["\'`]\\s*\\)';
const reads = 'JSON\\.parse|atob\\(|base64|b64|decode';

export default defineLibrary({
  id: 'jwt-manual',
  modules: [],
  triggers: [[apart, 'JSON\\.parse', 'atob\\(|base64|b64', 'jwt|token|bearer|claims|credential', near(apart, reads, 480)]],
  detect: (source): Fact[] => {
    const splits = source.methods('split').filter((call) => textOf(call.setting(0, 'separator')) === '.');
    if (splits.length === 0) return [];
    const calls = source.everyCall();
    return source
      .methods('parse')
      .filter((call) => call.root === 'global' && call.steps[0] === 'JSON' && isPayload(source, calls, splits, call))
      .map((call): Fact => {
        const split = splits.find((one) => one.scopes.at(-1) === call.scopes.at(-1));
        // https://docs.aws.amazon.com/cognito/: what its library was just given
        const own = split && source.methods('getJwtToken').some(({ variable }) => variable === split.receiver.join('.'));
        const origin = own ? 'session.getJwtToken' : split?.steps.slice(0, -1).join('.');
        return { ...decoding(source, call, 'the code'), token: undefined, origin } as Fact;
      });
  },
});

function isPayload(source: Source, calls: readonly Call[], splits: readonly Call[], parse: Call): boolean {
  const inFunction = (one: Call): boolean => one.scopes.at(-1) === parse.scopes.at(-1);
  const near = calls.filter(inFunction);
  const split = splits.find(inFunction);
  if (!split || !near.some(isDecoder) || near.some((one) => checks.test(one.steps.at(-1) ?? ''))) return false;
  const mentioned = parse.argument(0)?.mentions() ?? [];
  if (mentioned.some((name) => /header/i.test(name) && !/headers/i.test(name))) return false;
  const names = [...split.receiver, ...mentioned, parse.around()?.name ?? '', parse.variable ?? '', source.path.split('/').at(-1) ?? ''];
  return names.some((name) => speaksOfTokens.test(name));
}

/** `atob(part)`, `Buffer.from(part, 'base64')`, `base64url.decode(part)`. */
function isDecoder(call: Call): boolean {
  const name = call.steps.at(-1) ?? '';
  if (name === 'from') return /^base64(url)?$/.test(textOf(call.setting(1, 'encoding')) ?? '');
  return decoders.test(name) || (name === 'decode' && decoders.test(call.receiver.at(-1) ?? ''));
}
