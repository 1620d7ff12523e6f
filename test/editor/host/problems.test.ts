import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../../../scripts/until';
import { expected } from '../expected';
import { open, problemsOf, revertAll, ruleOf, rulesOf, untilGone, untilProblem, uriOf } from './workspace';

const login = 'apps/api/src/routes/login.ts';
const fresh = 'apps/api/src/fresh.ts';

describe('problems', () => {
  after(revertAll);

  it('appear for the whole folder, although no file is open', async () => {
    await untilProblem(login, 'cookie-missing-httponly');
    const missing = () =>
      Object.entries(expected).flatMap(([file, rules]) =>
        rules.filter((rule) => !rulesOf(file).includes(rule)).map((rule) => `${file}: ${rule}`),
      );
    await until('the whole scan', () => missing().length === 0).catch(() => assert.deepEqual(missing(), []));
  });

  it('stay away from correct code', () => {
    for (const file of ['apps/api/src/users.ts', 'apps/web/lib/db.ts', 'apps/web/lib/widget.ts', 'packages/config/src/index.ts']) {
      assert.deepEqual(problemsOf(file).map(ruleOf), [], file);
    }
  });

  it('carry their rule, a link to its page and a short message', async () => {
    const problem = await untilProblem(login, 'cookie-missing-httponly');
    assert.ok(typeof problem.code === 'object', 'the code is a link');
    assert.match(problem.code.target.toString(), /cookie-missing-httponly/);
    assert.ok(problem.message.length > 0 && problem.message.split('\n')[0].length <= 120, problem.message);
  });

  it('follow an unsaved edit within a second', async () => {
    const editor = await open(login);
    await untilProblem(login, 'cookie-missing-httponly');
    const start = editor.document.getText().indexOf('maxAge: 15');
    const began = Date.now();
    await editor.edit((edit) => edit.insert(editor.document.positionAt(start), 'httpOnly: true, '));
    await untilGone(login, 'cookie-missing-httponly');
    const took = Date.now() - began;
    console.log(`An unsaved edit reached the problems in ${took} ms`);
    assert.ok(editor.document.isDirty);
    assert.ok(took < 1000, `${took} ms`);
  });

  it('come for a file that is new on the disk', async () => {
    const text = "import jwt from 'jsonwebtoken';\nexport const t = (id: string) => jwt.sign({ id }, 'a-secret-in-the-code');\n";
    await vscode.workspace.fs.writeFile(uriOf(fresh), Buffer.from(text));
    await untilProblem(fresh, 'secret-hardcoded-jwt-secret');
  });

  it('go with a file that is deleted', async () => {
    assert.ok(problemsOf(fresh).length > 0, 'the test before this one made it');
    await vscode.workspace.fs.delete(uriOf(fresh));
    await until('its problems to go', () => problemsOf(fresh).length === 0);
  });

  it('follow the settings', async () => {
    const settings = vscode.workspace.getConfiguration('authLens');
    await untilProblem('apps/web/auth.ts', 'authjs-debug-production');
    await settings.update('rules', { 'authjs-debug-production': 'off' }, vscode.ConfigurationTarget.Global);
    await untilGone('apps/web/auth.ts', 'authjs-debug-production');
    await settings.update('rules', undefined, vscode.ConfigurationTarget.Global);
    await untilProblem('apps/web/auth.ts', 'authjs-debug-production');
  });
});
