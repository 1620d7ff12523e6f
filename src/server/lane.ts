export interface Lane {
  /** Runs tasks one after the other, those of `now` before those of `later`. */
  run<T>(task: () => Promise<T>, when?: 'now' | 'later'): Promise<T>;
}

/** One task at a time; between two tasks the event loop gets a turn, so that requests and cancellation are served. */
export function createLane(): Lane {
  const queues: Record<'now' | 'later', (() => Promise<void>)[]> = { now: [], later: [] };
  let running = false;

  async function pump(): Promise<void> {
    if (running) return;
    running = true;
    await breathe();
    for (let next = take(); next; next = take()) {
      await next();
      await breathe();
    }
    running = false;
  }

  const take = () => queues.now.shift() ?? queues.later.shift();

  return {
    run: (task, when = 'now') =>
      new Promise((resolve, reject) => {
        queues[when].push(() => task().then(resolve, reject));
        void pump();
      }),
  };
}

/** Lets waiting messages in. */
export function breathe(): Promise<void> {
  // A web worker has no setImmediate.
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') setImmediate(resolve);
    else setTimeout(resolve, 0);
  });
}
