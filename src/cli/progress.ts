import type { Output } from './io';

export interface Progress {
  /** Shows a line in place of the one before; most calls in quick succession are dropped. */
  show(line: () => string): void;
  /** Takes the line away. */
  end(): void;
}

/** One line on a terminal that says how far the scan is; nothing elsewhere. */
export function createProgress(output: Output, quiet: boolean): Progress {
  if (quiet) return { show: () => {}, end: () => {} };
  // A short scan shows nothing.
  let last = performance.now() + 400;
  let shown = false;
  return {
    show(line) {
      if (performance.now() - last < 100) return;
      last = performance.now();
      if (!output.isTerminal) return;
      shown = true;
      void output.write(`\r\x1b[K${line()}`);
    },
    end() {
      if (shown) void output.write('\r\x1b[K');
    },
  };
}
