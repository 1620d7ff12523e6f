import { setTimeout as pause } from 'node:timers/promises';

/** Asks again and again until the answer is truthy; after the limit it is an error that says what was awaited. */
export async function until<T>(what: string, ask: () => Promise<T> | T, seconds = 30): Promise<Exclude<T, false | undefined | null>> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer as Exclude<T, false | undefined | null>;
    if (Date.now() > end) throw new Error(`Waited ${seconds} s for ${what}.`);
    await pause(25);
  }
}
