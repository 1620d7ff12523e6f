import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './process';
import { root } from './root';
import { runMain, say } from './terminal';

/** Checks the types of every area and the style of everything; one line each. */
async function check(): Promise<void> {
  const areas = [...readdirSync(join(root, 'src')).map((area) => `src/${area}`), 'test'].filter((area) =>
    existsSync(join(root, area, 'tsconfig.json')),
  );
  const checks = [
    ...areas.map((area) => ({ what: `types of ${area}`, args: ['typescript/bin/tsc', '-p', area] })),
    { what: 'style', args: ['@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '--max-diagnostics=50'] },
  ];
  for (const { what, args } of checks) {
    const { code, output } = await run(process.execPath, [join(root, 'node_modules', args[0]), ...args.slice(1)], { cwd: root });
    say(`${code === 0 ? 'ok    ' : 'FAILED'} ${what}`);
    if (code === 0) continue;
    say(output);
    process.exitCode = 1;
  }
}

runMain(module, check);
