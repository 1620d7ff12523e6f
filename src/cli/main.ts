import { processIo } from './io';
import { run } from './run';

const io = processIo();
process.once('SIGINT', () => {
  if (io.stderr.isTerminal) process.stderr.write('\r\x1b[K');
  process.exit(130);
});
// No process.exit here: what is still on its way to a pipe would be lost.
run(process.argv.slice(2), io).then((code) => {
  process.exitCode ??= code;
});
