import { github } from './github';
import { json } from './json';
import { markdown } from './markdown';
import type { Format } from './report';
import { sarif } from './sarif';
import { text } from './text';

export type { Format, Report, Stats, View } from './report';

/** Every format by the name that `--format` takes. */
export const formats: { readonly [name: string]: Format } = { text, json, sarif, markdown, github };
