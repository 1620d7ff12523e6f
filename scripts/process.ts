import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { constants } from 'node:os';

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Lets the person see the output as it comes. */
  readonly show?: boolean;
  readonly timeoutSeconds?: number;
}

export interface Finished {
  /** The exit code; 124 where the time limit ended it, as the `timeout` command has it. */
  readonly code: number;
  readonly output: string;
}

/** Runs a program to its end, in a process group of its own. */
export function run(command: string, args: readonly string[], { cwd, env, show, timeoutSeconds }: RunOptions = {}): Promise<Finished> {
  return new Promise((done, fail) => {
    const child = startGroup(command, args, { cwd, env, stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'] });
    const parts: string[] = [];
    child.stdout?.on('data', (part) => parts.push(String(part)));
    child.stderr?.on('data', (part) => parts.push(String(part)));
    const limit = timeoutSeconds === undefined ? undefined : setTimeout(() => done({ code: 124, output: ended() }), timeoutSeconds * 1000);
    const ended = () => {
      stopGroup(child);
      return parts.join('');
    };
    child.on('error', fail);
    child.on('close', (code) => {
      clearTimeout(limit);
      done({ code: code ?? 1, output: parts.join('') });
    });
  });
}

/** As `run`, but anything other than exit code 0 is an error that shows the end of the output. */
export async function mustRun(command: string, args: readonly string[], options: RunOptions & { readonly what: string }): Promise<string> {
  const { code, output } = await run(command, args, options);
  if (code !== 0)
    throw new Error(`${options.what} failed (${command} ended with ${code}).\n${output.trimEnd().split('\n').slice(-15).join('\n')}`);
  return output;
}

/** Starts a program whose whole process group ends with this process, whichever way that ends. */
export function startGroup(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(command, args, { ...options, detached: process.platform !== 'win32' });
  const stop = () => stopGroup(child);
  const leave = (signal: NodeJS.Signals) => process.exit(128 + constants.signals[signal]);
  process.once('exit', stop);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, leave);
  child.once('close', () => {
    process.off('exit', stop);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, leave);
  });
  return child;
}

/** Ends a program that `startGroup` started, and everything it started. */
export function stopGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch (error) {
    // ESRCH: it has ended already.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
