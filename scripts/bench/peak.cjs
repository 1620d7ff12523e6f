// Preloaded into a Node process: writes its peak memory, in bytes, to the file that the environment names.
const { appendFileSync } = require('node:fs');

process.on('exit', () => appendFileSync(process.env.AUTH_LENS_PEAK, `${process.resourceUsage().maxRSS * 1024}\n`));
