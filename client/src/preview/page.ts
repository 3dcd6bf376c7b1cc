/** The page of a panel, in a webview that may see nothing but the panel's own files. */
import { type ExtensionContext, env, l10n, Uri, type Webview } from 'vscode';
import { pageOf } from './page-html.ts';

function rootOf({ extensionUri }: ExtensionContext): Uri {
  return Uri.joinPath(extensionUri, 'dist', 'webview');
}

export function fill(webview: Webview, context: ExtensionContext): void {
  const root = rootOf(context);
  webview.options = { enableScripts: true, localResourceRoots: [root] };
  const file = (name: string) => webview.asWebviewUri(Uri.joinPath(root, name)).toString();
  webview.html = pageOf({
    nonce: crypto.randomUUID().replaceAll('-', ''),
    source: webview.cspSource,
    script: file('matrix.js'),
    style: file('matrix.css'),
    language: env.language,
    // English texts are their own translations, and need none.
    texts: l10n.bundle ?? {},
  });
}
