import { env, l10n, Uri, type Webview, type WebviewOptions, type WebviewPanelOptions } from 'vscode';

// Node.js and web workers both have it; neither library of types is loaded here.
const { crypto } = globalThis as unknown as { readonly crypto: { randomUUID(): string } };

/** What every page of ours may do: run its own script, and load nothing but what is shipped in dist. */
export function webviewOptions(extension: Uri): WebviewOptions & WebviewPanelOptions {
  return { enableScripts: true, localResourceRoots: [Uri.joinPath(extension, 'dist')] };
}

/** The HTML of a page whose script is dist/`name`.js and whose style sheet is dist/`name`.css. Everything else is refused by its policy. */
export function webviewPage(webview: Webview, extension: Uri, { name, title }: { readonly name: string; readonly title: string }): string {
  const nonce = crypto.randomUUID();
  const address = (file: string) => webview.asWebviewUri(Uri.joinPath(extension, 'dist', file));
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource} 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${escaped(env.language)}" data-messages="${escaped(JSON.stringify(l10n.bundle ?? {}))}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
  <title>${escaped(title)}</title>
  <link rel="stylesheet" href="${address(`${name}.css`)}">
</head>
<body>
  <main id="page"></main>
  <script type="module" nonce="${nonce}" src="${address(`${name}.js`)}"></script>
</body>
</html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
