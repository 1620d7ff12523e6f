// https://github.com/js-cookie/js-cookie#cookie-attributes: written by page scripts; `expires` counts days.
import { type CookieApi, cookieCleared, cookieSet, offByDefault } from '../source/cookie-attributes';
import { defineLibrary } from '../source/define-library';

const api: CookieApi = { library: 'js-cookie', writer: 'browser', maxAgeUnit: 'days', defaults: { ...offByDefault, path: '/' } };
/** `withAttributes` and `withConverter` give an API of the same shape. */
const derived = ['', 'withAttributes.().', 'withConverter.().'];

export default defineLibrary({
  id: 'js-cookie',
  modules: ['js-cookie'],
  detect: (source) => [
    ...source.calls('js-cookie', ...derived.map((start) => `${start}set.()`)).map((call) => cookieSet(call, api)),
    ...source.calls('js-cookie', ...derived.map((start) => `${start}remove.()`)).map((call) => cookieCleared(call, api)),
  ],
});
