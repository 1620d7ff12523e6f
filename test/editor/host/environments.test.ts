import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../../../scripts/until';
import { source } from '../expected';
import { actionsAt, apply, open, problemsOf, revertAll, ruleOf, untilGone, untilProblem, uriOf } from './workspace';

const variables = 'apps/api/.env';
const code = 'apps/api/src/lifetime.ts';
const rule = 'jwt-expiry-unit';

describe('variables of the environment', () => {
  before(async () => {
    const text = `import jwt from 'jsonwebtoken';\nexport const issue = (id: string) => jwt.sign({ id }, process.env.KEY!, { expiresIn: process.env.TTL });\n`;
    await vscode.workspace.fs.writeFile(uriOf(code), Buffer.from(text));
    await vscode.workspace.fs.writeFile(uriOf(variables), Buffer.from('JWT=1\nTTL=86123\n'));
  });
  after(async () => {
    await revertAll();
    for (const path of [variables, code]) await vscode.workspace.fs.delete(uriOf(path));
  });

  it('have problems in their file, closed or open, and tell no value', async () => {
    const { message, range, relatedInformation } = await untilProblem(variables, rule);
    assert.equal(range.start.line, 1);
    assert.doesNotMatch(JSON.stringify([message, relatedInformation]), /86123/);
    assert.equal(relatedInformation?.[0].location.uri.path, uriOf(code).path);
  });

  it('are mended in the open text', async () => {
    const { document } = await open(variables);
    await apply(await actionsAt(variables, await untilProblem(variables, rule), /Add the unit/));
    await untilGone(variables, rule);
    assert.equal(document.getText(), 'JWT=1\nTTL=86123s\n');
    assert.deepEqual(
      problemsOf(code)
        .map(ruleOf)
        .filter((one) => one === rule),
      [],
    );
  });
});

describe('a cell of a notebook', () => {
  after(revertAll);

  it('has its own problems', async () => {
    const text = `import jwt from 'jsonwebtoken';\njwt.sign({ id: 1 }, process.env.KEY, { expiresIn: '3600' });`;
    const cells = ['const one = 1;', text].map((cell) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, cell, 'javascript'));
    const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', new vscode.NotebookData(cells));
    await vscode.window.showNotebookDocument(notebook);
    const [first, second] = notebook.getCells().map(({ document }) => document.uri);
    const rules = (uri: vscode.Uri) =>
      vscode.languages
        .getDiagnostics(uri)
        .filter((one) => one.source === source)
        .map(ruleOf);
    await until(`${rule} in the second cell`, () => rules(second).includes(rule));
    assert.deepEqual(rules(first), []);
  });
});
