// https://datatracker.ietf.org/doc/html/rfc9700#section-4.3.2 and https://developer.mozilla.org/docs/Web/API/Window/postMessage
import type { ExposureFact } from '../model/fact';
import { literal, type Value } from '../model/value';
import { type Call, defineLibrary, type Expression, type Source } from '../source/define-library';

const inText = '[?&#](access_?|id_?|auth_?|refresh_?|user_?)?(token|jwt)=(?!\\w)';

export default defineLibrary({
  id: 'exposure',
  modules: [],
  triggers: [
    ['(window|globalThis|self)( as [^);=]{1,60}\\)+|\\))?(\\.|\\[["\'`])\\w*(token|jwt)\\w*(["\'`]\\])?\\s*='],
    ['postMessage', ',\\s*[\'"`]\\*[\'"`]|targetOrigin[\'"]?\\s*:\\s*[\'"`]\\*', 'token|jwt|bearer|api_?key'],
    ['location|pushState|replaceState|WebSocket|EventSource|navigate\\(|router|fetch\\(|axios|window\\.open', inText],
  ],
  detect: (source): ExposureFact[] => [
    ...['window', 'globalThis', 'self'].flatMap((owner) => windows(source, owner)),
    ...messages(source),
    ...addresses(source),
  ],
});

/** `window.token = token`. */
function windows(source: Source, owner: string): ExposureFact[] {
  return source.assignments(owner).flatMap(({ steps, reference, target, value, scopes }): ExposureFact[] => {
    if (!value || steps[0] !== owner || steps.length !== 2 || reference.root !== 'global') return [];
    return [{ kind: 'exposure', library: owner, way: 'window', span: target, scopes, name: literal(steps[1]), content: value.value }];
  });
}

/** `opener.postMessage(data, '*')`, and the options form. */
function messages(source: Source): ExposureFact[] {
  return source.methods('postMessage').flatMap((call): ExposureFact[] => {
    const second = call.argument(1);
    const target = second?.value.kind === 'object' ? call.options(1).expression('targetOrigin') : second;
    if (target?.value.kind !== 'literal' || target.value.value !== '*') return [];
    const { span, scopes } = call;
    const content = call.argument(0)?.value ?? { kind: 'unknown' };
    return [{ kind: 'exposure', library: 'postMessage()', way: 'message', span, scopes, name: literal(''), content, target: target.span }];
  });
}

/** Where an address goes to: the argument that holds it, and whether the host may be another's, who asks for it that way. */
const calls: readonly (readonly [string, number, 'page' | 'request'])[] = [
  ['assign', 0, 'page'],
  ['replace', 0, 'page'],
  ['push', 0, 'page'],
  ['navigate', 0, 'page'],
  ['open', 0, 'page'],
  ['pushState', 2, 'page'],
  ['replaceState', 2, 'page'],
  ['WebSocket', 0, 'request'],
  ['EventSource', 0, 'request'],
  ['fetch', 0, 'request'],
  ['get', 0, 'request'],
  ['post', 0, 'request'],
];

/** An address that the page goes to, or that it asks. */
export interface Address {
  readonly url: Expression;
  readonly scopes: readonly number[];
  readonly kind: 'page' | 'request';
}

function addresses(source: Source): ExposureFact[] {
  // What one server asks of another is in nobody's history; services choose themselves how they are asked.
  const own = addressesIn(source).filter((one) => one.kind === 'page' || source.runsIn() !== 'server' || isOwn(one));
  return own.flatMap(({ url, scopes, kind }) => address(url, scopes, kind));
}

/** `/path?token=`: the application's own server keeps it in its logs. */
function isOwn({ url: { value } }: Address): boolean {
  const first = value.kind === 'text' ? value.parts[0] : value;
  return first.kind === 'literal' && String(first.value).startsWith('/');
}

export function addressesIn(source: Source): Address[] {
  const assigned = ['location', 'href', 'hash', 'search']
    .flatMap((name) => source.assignments(name))
    .filter(({ reference }) => isLocation(reference.steps, reference.root));
  const plain = new Map(assigned.map((one) => [one.target.start, one]));
  return [
    ...[...plain.values()].flatMap(({ value: url, scopes }): Address[] => (url ? [{ url, scopes, kind: 'page' }] : [])),
    ...calls.flatMap(([name, at, kind]) =>
      source
        .methods(name)
        .filter((call) => isNavigation(call, name))
        .flatMap((call): Address[] => {
          const url = call.argument(at);
          return url ? [{ url, scopes: call.scopes, kind }] : [];
        }),
    ),
  ];
}

const isLocation = (steps: readonly string[], root: string): boolean => {
  const own = steps.filter((step) => !['window', 'document', 'top', 'parent', 'self'].includes(step));
  return root === 'global' && own[0] === 'location' && own.length <= 2;
};

function isNavigation({ root, module, steps, receiver }: Call, name: string): boolean {
  if (name === 'assign' || name === 'replace')
    return (
      isLocation(steps.slice(0, -1), root) ||
      /^(router|history|navigation)$/i.test(receiver.at(-1) ?? '') ||
      module === 'next/navigation' ||
      module === 'next/router'
    );
  if (name === 'push') return /(router|history|navigation)$/i.test(receiver.at(-1) ?? '');
  if (name === 'pushState' || name === 'replaceState') return receiver.at(-1) === 'history';
  if (name === 'open' || name === 'fetch' || name === 'EventSource') return root === 'global' && steps.length === 1;
  if (name === 'WebSocket') return root === 'global' || module === 'ws';
  if (name === 'get' || name === 'post') return module === 'axios' || /^(axios|http|api|client)$/i.test(receiver.at(-1) ?? '');
  return true;
}

/** Links that are good for one use, and public keys of maps, are meant to stand in an address. */
export const meant =
  /reset|verif|confirm|invit|activ|magic|unsubscribe|e-?mail|sign-?up|register|preview|share|mapbox|maps\.|captcha|download|page_?token|device/i;

/** `/path?token=` followed by a value that is not written out. */
function address(url: Expression, scopes: readonly number[], kind: 'page' | 'request'): ExposureFact[] {
  const parts = url.value.kind === 'text' ? url.value.parts : [];
  const texts = parts.map((part) => (part.kind === 'literal' ? String(part.value) : nameOf(part)));
  const scheme = /^([a-z][\w+.-]*):\/\//i.exec(texts[0] ?? '')?.[1];
  // A scheme of its own hands the address to an application on the same computer.
  if (
    (scheme !== undefined && !/^(https?|wss?)$/i.test(scheme)) ||
    texts.some((text) => meant.test(text)) ||
    (kind === 'request' && /^https?:\/\/[\w.-]+\.\w+/.test(texts[0] ?? ''))
  )
    return [];
  for (const [index, part] of parts.entries()) {
    const name = part.kind === 'literal' ? /[?&#]([\w-]+)=$/.exec(String(part.value))?.[1] : undefined;
    const content = parts[index + 1];
    if (name === undefined || !content || content.kind === 'literal' || content.kind === 'env') continue;
    if (!/(token|jwt)$/i.test(name) || /code$/i.test(nameOf(content))) continue;
    return [{ kind: 'exposure', library: 'the address', way: 'url', span: url.span, scopes, name: literal(name), content }];
  }
  return [];
}

const nameOf = (value: Value): string => (value.kind === 'unknown' || value.kind === 'env' ? (value.name ?? '') : '');
