/** One line for the person at the terminal. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Runs a script's work, and ends with clear words instead of a stack when it fails. */
export function runMain(self: NodeModule, main: () => Promise<unknown>): void {
  if (require.main !== self) return;
  main().catch((error: Error) => {
    process.stderr.write(`${process.env.AUTH_LENS_DEBUG ? error.stack : error.message}\n`);
    process.exitCode = 1;
  });
}
