/** Sets up the webview of a panel, which can load only the panel's own files. */
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
    // English texts need no translation.
    texts: l10n.bundle ?? {},
  });
}
