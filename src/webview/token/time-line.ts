import { html, nothing, svg } from 'lit';
import { durationInWords, isMilliseconds, relativeTime } from '../../token/claims/time';
import type { Inspection } from '../../token/inspect-token';
import { l10n } from '../l10n';
import { sign } from './sign';

interface Point {
  readonly label: string;
  readonly seconds: number;
  readonly isNow: boolean;
}

// Labels must not overlap, so points that lie close together are drawn this far apart at least; in percent of the width.
const gap = 17;
const [left, right] = [9, 91];

/** When the token was issued, begins and ends, and where this moment lies: a picture, and the same in words. */
export function timeLine({ claims, time }: Inspection, now: number) {
  const at = (name: string): number | undefined => {
    const value = claims.find((claim) => claim.name === name)?.value;
    if (typeof value !== 'number') return undefined;
    return isMilliseconds(value) ? value / 1000 : value;
  };
  const [issued, begins, expires] = [at('iat'), at('nbf'), at('exp')];
  if (claims.length === 0) return nothing;
  const points = merged([
    { label: l10n.t('Issued'), seconds: issued },
    { label: l10n.t('Valid from'), seconds: begins },
    { label: l10n.t('Expires'), seconds: expires },
  ]);
  const start = begins ?? issued;
  const lifetime = start !== undefined && expires !== undefined && expires > start ? durationInWords(expires - start) : undefined;
  return html`<section aria-labelledby="time-title">
    <h2 id="time-title">${l10n.t('Time')}</h2>
    <p class="standing ${time.state === 'valid' ? 'ok' : time.state === 'unknown' ? 'unknown' : 'failed'}">
      ${sign(time.state === 'valid' ? 'ok' : time.state === 'unknown' ? 'unknown' : 'failed')}
      <span><strong>${stateInWords(time.state)}</strong> ${time.reason}
      ${lifetime === undefined ? nothing : html`<span class="quiet">${l10n.t('Made for {0}.', lifetime)}</span>`}</span>
    </p>
    ${points.length === 0 ? nothing : picture(points, { now, start, expires, valid: time.state === 'valid' })}
  </section>`;
}

function stateInWords(state: Inspection['time']['state']): string {
  if (state === 'valid') return l10n.t('Not expired.');
  if (state === 'expired') return l10n.t('Expired.');
  return state === 'not yet valid' ? l10n.t('Not yet valid.') : l10n.t('Unknown.');
}

/** Points at the same second share one label. */
function merged(all: readonly { label: string; seconds: number | undefined }[]): Point[] {
  const bySecond = new Map<number, string[]>();
  for (const { label, seconds } of all) if (seconds !== undefined) bySecond.set(seconds, [...(bySecond.get(seconds) ?? []), label]);
  return [...bySecond].map(([seconds, labels]) => ({ seconds, label: labels.join(', '), isNow: false }));
}

interface Range {
  readonly now: number;
  readonly start: number | undefined;
  readonly expires: number | undefined;
  readonly valid: boolean;
}

function picture(points: readonly Point[], { now, start, expires, valid }: Range) {
  const all = [...points, { label: l10n.t('Now'), seconds: now, isNow: true }].sort((a, b) => a.seconds - b.seconds);
  const places = spread(all.map(({ seconds }) => seconds));
  const placeOf = (seconds: number) => places[all.findIndex((point) => point.seconds === seconds)];
  const words = all.map(({ label, seconds, isNow }) => (isNow ? label : `${label} ${relativeTime(seconds - now)}`)).join(', ');
  const from = start === undefined ? left : placeOf(start);
  const to = expires === undefined ? 100 : placeOf(expires);
  return html`<svg class="time-line" role="img" aria-label=${l10n.t('Time line: {0}', words)} height="6.2em" width="100%">
    <line class="axis" x1="0" x2="100%" y1="3em" y2="3em" />
    ${to > from ? svg`<line class="life ${valid ? 'ok' : ''} ${expires === undefined ? 'open' : ''}" x1="${from}%" x2="${to}%" y1="3em" y2="3em" />` : nothing}
    ${all.map((point, index) => mark(point, places[index], now))}
  </svg>`;
}

function mark({ label, seconds, isNow }: Point, place: number, now: number) {
  if (isNow)
    return svg`<line class="now" x1="${place}%" x2="${place}%" y1="1.9em" y2="4.1em" />
      <text class="now-label" x="${place}%" y="1.3em">${label}</text>`;
  return svg`<circle class="point" cx="${place}%" cy="3em" r="5" />
    <text x="${place}%" y="4.75em">${label}</text>
    <text class="quiet" x="${place}%" y="5.95em">${relativeTime(seconds - now)}</text>`;
}

/** Places in percent, in proportion to the time as far as the labels leave room. `times` are sorted. */
function spread(times: readonly number[]): number[] {
  const [first, last] = [times[0], times[times.length - 1]];
  const wanted = times.map((time) => (last === first ? 50 : left + ((time - first) / (last - first)) * (right - left)));
  const pushed: number[] = [];
  for (const place of wanted) pushed.push(Math.max(place, (pushed.at(-1) ?? Number.NEGATIVE_INFINITY) + gap));
  for (let index = pushed.length - 1, limit = right; index >= 0; index -= 1, limit -= gap) pushed[index] = Math.min(pushed[index], limit);
  return pushed;
}
