import assert from 'node:assert/strict';
import type { CodeLens, Hover } from 'vscode-languageserver';
import type { Overview } from '../../src/analyser/model/overview';
import { stageOfRule } from '../../src/analyser/model/rule-stage';
import { type Stage, stages } from '../../src/analyser/model/setup';
import { rules } from '../../src/analyser/rules/index';
import { able, endClients, type Options, startClient, type TestClient } from './start-client';

const uri = 'file:///ws/server.ts';
const server = `import express from 'express';
import session from 'express-session';

const app = express();
app.use(session({ secret: process.env.SECRET, resave: false, saveUninitialized: false, cookie: { maxAge: 3_600_000 } }));
app.get('/', (request, response) => response.end(request.session.user));
`;
const files = { '/ws/package.json': '{ "name": "shop", "dependencies": { "express-session": "1.19.0" } }', '/ws/server.ts': server };
const showEffective = 'authLens.showEffective';

async function started(options: Options = {}): Promise<TestClient & { refreshed: number; changed: number }> {
  const client = Object.assign(
    await startClient({
      files,
      engine: () => import('../../src/analyser/workspace'),
      initializationOptions: { commands: [showEffective] },
      ...options,
    }),
    { refreshed: 0, changed: 0 },
  );
  client.connection.onRequest('workspace/codeLens/refresh', () => {
    client.refreshed += 1;
    return null;
  });
  client.connection.onNotification('authLens/overviewChanged', () => {
    client.changed += 1;
  });
  await client.ready();
  return client;
}

const lensesOf = (client: TestClient) => client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
const overviewOf = (client: TestClient) => client.connection.sendRequest<Overview>('authLens/overview');
const hoverAt = (client: TestClient, line: number, character: number) =>
  client.connection.sendRequest<Hover | null>('textDocument/hover', { textDocument: { uri }, position: { line, character } });
const words = (hover: Hover | null): string => (hover?.contents as { value: string } | undefined)?.value ?? '';

describe('lenses over configurations', () => {
  afterEach(endClients);

  it('say what takes effect, where the configuration begins', async () => {
    const client = await started();
    await client.open(uri, server);
    const [lens, ...others] = await lensesOf(client);
    assert.deepEqual(others, []);
    assert.deepEqual(lens.range.start.line, 4);
    assert.equal(lens.command?.title, 'server-session, 1 hour, cookie connect.sid; HttpOnly');
    assert.deepEqual([lens.command?.command, lens.command?.arguments], [showEffective, ['/ws']]);
  });

  it('have no command where the client cannot run it', async () => {
    const client = await started({ initializationOptions: {} });
    await client.open(uri, server);
    assert.equal((await lensesOf(client))[0].command?.command, '');
  });

  it('are left out by the setting, which asks for no new scan', async () => {
    const client = await started();
    await client.open(uri, server);
    await lensesOf(client);
    const scans = client.calls.updates.length;
    client.settings = { codeLens: { setup: false } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until('the client is told', () => client.refreshed === 1);
    assert.deepEqual([await lensesOf(client), client.calls.updates.length], [[], scans]);
  });

  it('move with their code and take new values', async () => {
    const client = await started();
    await client.open(uri, server);
    await client.change(uri, 2, `\n${server.replace('3_600_000', '7_200_000')}`);
    const [lens] = await lensesOf(client);
    assert.deepEqual([lens.range.start.line, lens.command?.title], [5, 'server-session, 2 hours, cookie connect.sid; HttpOnly']);
  });

  it('stay for a moment when half-written code hides the configuration, and go then', async () => {
    const client = await started();
    await client.open(uri, server);
    const before = await lensesOf(client);
    await client.change(uri, 2, `\n/*${server}`);
    const held = await lensesOf(client);
    assert.deepEqual([held[0]?.range.start.line, held[0]?.command], [5, before[0].command]);
    await client.until('the client is told', () => client.refreshed > 0);
    assert.deepEqual(await lensesOf(client), []);
  }).timeout(5000);

  it('are asked for again when another file changes them, and not for an edit that changes nothing', async () => {
    const config = 'export const life = 3_600_000;\n';
    const text = `import { life } from './life';\n${server.replace('3_600_000', 'life')}`;
    const client = await started({ files: { ...files, '/ws/life.ts': config, '/ws/server.ts': text } });
    await client.open(uri, text);
    assert.match((await lensesOf(client))[0].command?.title ?? '', /1 hour/);
    await client.open('file:///ws/life.ts', `${config}// no news\n`);
    await new Promise((resolve) => setTimeout(resolve, 600));
    assert.equal(client.refreshed, 0);
    await client.change('file:///ws/life.ts', 2, config.replace('3_600_000', '60_000'));
    await client.until('the client is told', () => client.refreshed === 1);
    assert.match((await lensesOf(client))[0].command?.title ?? '', /1 minute/);
  });
});

describe('the hover of a configuration', () => {
  afterEach(endClients);

  it('shows development beside production, and where each part comes from', async () => {
    const client = await started();
    await client.open(uri, server);
    const text = words(await hoverAt(client, 4, 10));
    assert.match(text, /\| {2}\| development \| production \| why \|/);
    assert.match(text, /\| httpOnly \| yes \| yes \| default of express-session 1\.19\.0 \|/);
    assert.match(text, /written in server\.ts:5:\d+/);
    assert.match(text, /\(command:authLens\.showEffective\?%5B%22%2Fws%22%5D\)/);
  });

  it('is only there where the configuration begins, and names no command that the client has not', async () => {
    const client = await started({ initializationOptions: {} });
    await client.open(uri, server);
    assert.doesNotMatch(words(await hoverAt(client, 4, 10)), /command:/);
    assert.match(words(await hoverAt(client, 4, 40)), /development/);
    assert.equal(await hoverAt(client, 4, 3), null);
    assert.equal(await hoverAt(client, 5, 0), null);
  });

  it('is plain words for a client without Markdown', async () => {
    const client = await started({ capabilities: { ...able, textDocument: {} } });
    await client.open(uri, server);
    assert.match(words(await hoverAt(client, 4, 10)), /^express-session: server-session, 1 hour, cookie connect\.sid; HttpOnly$/m);
  });

  it('shows names out of the code as they are written', async () => {
    const evil = server.replace('cookie: {', "name: '[x](command:evil)|<b>', cookie: {");
    const client = await started({ files: { ...files, '/ws/server.ts': evil } });
    await client.open(uri, evil);
    const text = words(await hoverAt(client, 4, 10));
    assert.ok(text.includes('\\[x\\](command:evil)\\|\\<b\\>'), text);
  });
});

describe('what takes effect, as a document', () => {
  afterEach(endClients);

  it('holds all applications, or the one that is asked for', async () => {
    const other = { '/ws/two/package.json': '{ "name": "two" }', '/ws/two/a.ts': server };
    const client = await started({ files: { ...files, ...other } });
    const all = await client.connection.sendRequest<string>('authLens/effective', {});
    const one = await client.connection.sendRequest<string>('authLens/effective', { folder: '/ws/two' });
    assert.match(all, /## shop[\s\S]*## two/);
    assert.match(one, /## two/);
    assert.doesNotMatch(one, /## shop/);
    assert.match(await client.connection.sendRequest<string>('authLens/effective', { folder: '/etc' }), /No authentication found/);
  });
});

describe('the overview', () => {
  afterEach(endClients);

  it('holds applications with set-ups and stages, and findings with the stage that they belong to', async () => {
    const client = await started();
    const { applications, findings, titles, more } = await overviewOf(client);
    const [shop] = applications;
    assert.deepEqual([shop.name, shop.folder, shop.path, more], ['shop', '/ws', '', 0]);
    assert.deepEqual([shop.setups[0].library, shop.setups[0].version, shop.setups[0].start.line], ['express-session', '1.19.0', 4]);
    assert.ok(shop.setups[0].parts.some(({ kind, name }) => kind === 'cookie' && name === 'connect.sid'));
    assert.ok(shop.setups[0].parts.some(({ kind, name }) => kind === 'secret' && name === 'SECRET'));
    assert.ok(shop.stages.some(({ stage }) => stage === 'store'));
    const store = findings.find(({ rule }) => rule === 'session-memory-store-production');
    assert.deepEqual([store?.stage, store?.application, store?.uri], ['store', '/ws', uri]);
    assert.ok(titles['session-memory-store-production']);
  });

  it('follows edits, and tells the client once for each answer', async () => {
    const client = await started();
    await overviewOf(client);
    await client.open(uri, server);
    await client.until('the first news', () => client.changed === 1);
    await client.change(uri, 2, server.replace('session({', "session({ name: 'new', "));
    await new Promise((resolve) => setTimeout(resolve, 600));
    assert.equal(client.changed, 1);
    const { applications } = await overviewOf(client);
    assert.ok(applications[0].setups[0].parts.some(({ name }) => name === 'new'));
  });

  it('is empty where Auth Lens is switched off', async () => {
    const client = await startClient({ files, settings: { enable: false }, engine: () => import('../../src/analyser/workspace') });
    const { applications, findings } = await overviewOf(client);
    assert.deepEqual([applications, findings], [[], []]);
  });

  it('crosses any boundary', async () => {
    const overview = await overviewOf(await started());
    assert.deepEqual(structuredClone(overview), overview);
    assert.doesNotMatch(JSON.stringify(overview), /offset/);
  });
});

describe('the stage of a rule', () => {
  const stageOf = (id: string): Stage | null => {
    const rule = rules.find((one) => one.id === id);
    assert.ok(rule, id);
    return stageOfRule(rule);
  };

  it('is what its fact speaks of, or what is said of the rule', () => {
    const expected: [string, Stage | null][] = [
      ['jwt-missing-expiry', 'issue'],
      ['cookie-missing-httponly', 'carry'],
      ['storage-token-in-localstorage', 'store'],
      ['session-memory-store-production', 'store'],
      ['jwt-ignore-expiration', 'verify'],
      ['csrf-missing-protection', 'verify'],
      ['jwt-refresh-without-rotation', 'refresh'],
      ['session-logout-without-destroy', 'revoke'],
      ['secret-hardcoded-jwt-secret', null],
    ];
    for (const [id, stage] of expected) assert.equal(stageOf(id), stage, id);
  });

  it('leaves no stage without a rule, and few rules without a stage', () => {
    const all = rules.map(stageOfRule);
    for (const stage of stages) assert.ok(all.includes(stage), stage);
    assert.ok(all.filter((stage) => stage === null).length < rules.length / 4);
  });
});
