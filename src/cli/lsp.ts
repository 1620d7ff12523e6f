import { checkLspArguments } from './arguments';

/** Serves the language server protocol until the editor ends it; this process lives on as long. */
export async function lsp(args: readonly string[]): Promise<number> {
  checkLspArguments(args);
  const { serve } = await import('../server/node');
  serve();
  return 0;
}
