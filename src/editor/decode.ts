import { commands, Disposable, type ExtensionContext } from 'vscode';
import type { Server } from './server';

/** Fetches a text from an address that the person named: the door of this host to the network. */
export type FetchText = (address: string) => Promise<string>;

/** What the commands may be called with: a text, or a text with the name of the cookie that it came from. */
export type TokenArgument = string | { readonly text: string; readonly cookieName?: string };

/** The commands about tokens. Cryptography and panel are loaded when one of them first runs. */
export function registerToken(context: ExtensionContext, fetchText: FetchText, server: Server): Disposable {
  let opening: Promise<import('./token-room').TokenRoom> | undefined;
  const room = () => {
    opening ??= import('./token-room').then(({ createTokenRoom }) => createTokenRoom(context, fetchText, server));
    return opening;
  };
  // Menus hand over the address of the document, which is no token.
  const given = (argument: unknown): TokenArgument | undefined => (isArgument(argument) ? argument : undefined);
  return Disposable.from(
    commands.registerCommand('authLens.decodeJwt', async (argument) => (await room()).decode(given(argument))),
    commands.registerCommand('authLens.decodeJwtFromClipboard', async () => (await room()).decodeClipboard()),
    commands.registerCommand('authLens.verifyJwt', async (argument) => (await room()).verify(given(argument))),
    commands.registerCommand('authLens.decryptSessionCookie', async (argument) => (await room()).decrypt(given(argument))),
    commands.registerCommand('authLens.wouldAccept', async (argument) => (await room()).wouldAccept(given(argument))),
    commands.registerCommand('authLens.forgetSecrets', async () => (await room()).forgetSecrets()),
    { dispose: () => void opening?.then((open) => open.dispose()) },
  );
}

function isArgument(argument: unknown): argument is TokenArgument {
  if (typeof argument === 'string') return true;
  return typeof argument === 'object' && argument !== null && 'text' in argument && typeof argument.text === 'string';
}
