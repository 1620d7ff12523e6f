/** One stream of text to a person or a program. */
export interface Output {
  /** Resolves once the text has left this process, or once nobody reads any more. */
  write(text: string): Promise<void>;
  readonly isTerminal: boolean;
}

/** The world as the command line sees it. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly cwd: string;
  readonly env: { readonly [name: string]: string | undefined };
}

/** The streams, folder and environment of this process. */
export function processIo(): Io {
  return { stdout: output(() => process.stdout), stderr: output(() => process.stderr), cwd: process.cwd(), env: process.env };
}

/** Whether text for a person may be coloured: https://no-color.org, https://force-color.org. */
export function wantsColor({ env, stdout }: Pick<Io, 'env' | 'stdout'>): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return stdout.isTerminal && env.TERM !== 'dumb';
}

/** The stream is opened when first asked for: Node.js loads what pipes and terminals need then, which takes longer than to list 500 files. */
function output(open: () => NodeJS.WriteStream): Output {
  let opened: NodeJS.WriteStream | undefined;
  const stream = (): NodeJS.WriteStream => {
    if (opened) return opened;
    opened = open();
    // `auth-lens scan | head` closes the pipe early; the callback below gets the error as well.
    opened.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') process.exitCode = 2;
    });
    return opened;
  };
  return {
    write: (text) => new Promise((resolve) => stream().write(text, () => resolve())),
    get isTerminal() {
      return stream().isTTY === true;
    },
  };
}
