// The page carries the translations: see src/editor/webview-page.ts.
const bundle: Readonly<Record<string, string>> = JSON.parse(document.documentElement.dataset.messages ?? '{}');

/** Messages in the language of VS Code, by their English text, as `l10n` of the extension. */
export const l10n = {
  t(message: string, ...values: readonly (string | number)[]): string {
    const text = Object.hasOwn(bundle, message) ? bundle[message] : message;
    return text.replace(/\{(\d)\}/g, (whole, index: string) => String(values[Number(index)] ?? whole));
  },
};
