import { concerning } from '../model/application';
import { replace } from '../model/fix';
import { defineRule } from '../model/rule';
import { isAbsent, isOff } from '../model/value';

export default defineRule({
  id: 'session-koa-missing-keys',
  title: 'Every request fails: koa-session has no keys to sign with',
  severity: 'error',
  references: ['https://github.com/koajs/session#example', 'https://koajs.com/#app-keys-'],
  why: `koa-session signs its cookie with \`app.keys\`. Where no keys are set, it throws \`.keys required for signed cookies\` at the first request
that touches the session.

Keys are set as \`app.keys = [...]\` or in \`new Koa({ keys })\`; both are looked for in the whole application. A list lets you replace a
key: the first one signs, all are accepted. \`signed: false\` would silence the error and let anyone write sessions.

The fix reads one key from the environment.`,
  how: 'Set `app.keys` to a list of secrets from the environment.',
  fix: 'suggestion',
  bad: `import Koa from 'koa';
import session from 'koa-session';
const app = new Koa();
app.use(session({ maxAge: 3_600_000 }, app));
app.listen(3000);`,
  good: `import Koa from 'koa';
import session from 'koa-session';
const app = new Koa();
app.keys = [process.env.APP_KEY!];
app.use(session({ maxAge: 3_600_000 }, app));
app.listen(3000);`,

  on: 'session',
  check({ library, signed, secret, span }, project) {
    if (library !== 'koa-session' || isOff(signed) || !isAbsent(secret)) return undefined;
    const app = project.inFile('server-app', span.file).find((one) => one.library === 'koa');
    if (!app || concerning(project.all('app-keys'), span.file, project).length > 0) return undefined;
    const typed = /\.[cm]?tsx?$/.test(span.file) ? '!' : '';
    const text = `\n${app.indent}${app.app}.keys = [process.env.APP_KEY${typed}];`;
    return {
      at: span,
      message: 'Every request that uses a session fails: app.keys is not set.',
      fixes: !app.after ? [] : replace(app.after, text, 'Take a key from the environment', 'suggestion'),
    };
  },
});
