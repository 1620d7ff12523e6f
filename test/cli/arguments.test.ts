import assert from 'node:assert/strict';
import { fakeEngine } from './fake-engine';
import { folderWith, runIn } from './run-here';

const wrong: readonly (readonly [args: string, line: string])[] = [
  ['sacn', 'Unknown command "sacn". Did you mean "scan"?'],
  ['frobnicate', 'Unknown command "frobnicate". It is one of scan, inventory, merge, rules, advise, decode, lsp.'],
  ['scan --formt json', 'Unknown option "--formt". Did you mean "--format"?'],
  ['scan -z', 'Unknown option "-z". See --help.'],
  ['scan --format jsn', 'Unknown format "jsn". Did you mean "json"?'],
  ['scan --format', '--format needs a value.'],
  ['scan --format --fix', '--format needs a value.'],
  ['scan --severity high', 'Unknown severity "high".'],
  ['scan --fail-on hint', 'Unknown severity for --fail-on "hint".'],
  ['scan --rules cookie-lod', 'Unknown rule "cookie-lod". Did you mean "cookie-loud"?'],
  ['scan --rules ,', '--rules needs rule ids'],
  ['scan --max-file-size much', '--max-file-size "much" is no size'],
  ['scan --max-file-size 5GB', '--max-file-size "5GB" is no size'],
  ['scan no-such-folder', 'There is no "no-such-folder".'],
  ['scan a.js/b', 'There is no "a.js/b".'],
  ['scan --output a.js/report.txt', 'Cannot write "a.js/report.txt" (EEXIST).'],
  ['rules one two', 'auth-lens rules takes one rule at most.'],
  ['rules cookie', 'Unknown rule "cookie". Did you mean "cookie-loud"?'],
  ['lsp', 'auth-lens lsp needs --stdio.'],
];

describe('arguments', () => {
  const folder = folderWith({ 'a.js': 'x();' });
  after(() => folder.remove());

  for (const [args, line] of wrong) {
    it(`auth-lens ${args} ends with 2 and one clear line`, async () => {
      const { code, out, err } = await runIn(folder.path, args.split(' '));
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.ok(err.startsWith(`auth-lens: ${line}`), err);
      assert.equal(err.split('\n').length, 2, err);
    });
  }

  for (const args of ['--help', '', 'help scan', 'scan --help', 'scan --formt x -h', 'rules --help', 'lsp -h']) {
    it(`auth-lens ${args} helps`, async () => {
      const { code, out } = await runIn(folder.path, args.split(' ').filter(Boolean));
      assert.equal(code, 0);
      assert.match(out, /auth-lens (scan|rules|lsp)/);
      assert.ok(out.split('\n').every((line) => line.length <= 110));
    });
  }

  it('tells its version', async () => {
    const { code, out } = await runIn(folder.path, ['--version']);
    assert.equal(code, 0);
    assert.match(out, /^\d+\.\d+\.\d+\n$/);
  });

  it('makes one line of an internal error', async () => {
    const engine = { ...fakeEngine(), audienceOf: () => assert.fail('first\nsecond') };
    const { code, err } = await runIn(folder.path, ['scan'], { engine });
    assert.equal(code, 2);
    assert.equal(err, 'auth-lens: internal error: first (AUTH_LENS_DEBUG=1 shows where)\n');
  });

  it('takes what stands after -- as paths', async () => {
    const { code, err } = await runIn(folder.path, ['scan', '--', '--help']);
    assert.equal(code, 2);
    assert.match(err, /There is no "--help"/);
  });
});
