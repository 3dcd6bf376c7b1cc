/** The HTML of the matrix. Its content security policy allows no network, no inline style and only our script. */
export interface PageOptions {
  /** A random value that allows this page's only script to run. */
  readonly nonce: string;
  /** The content security policy source of the panel's own files. */
  readonly source: string;
  readonly script: string;
  readonly style: string;
  /** The display language of VS Code. */
  readonly language: string;
  /** Translations of the panel's texts, keyed by the English text. */
  readonly texts: Readonly<Record<string, string>>;
}

export function pageOf({ nonce, source, script, style, language, texts }: PageOptions): string {
  // “Save as a picture” draws an SVG from a data URL. No picture is loaded.
  const policy = `default-src 'none'; style-src ${source}; script-src 'nonce-${nonce}'; img-src data:`;
  return `<!DOCTYPE html>
<html lang="${attribute(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Charter matrix</title>
<link rel="stylesheet" href="${attribute(style)}">
</head>
<body data-texts="${attribute(JSON.stringify(texts))}">
<script nonce="${attribute(nonce)}" src="${attribute(script)}"></script>
</body>
</html>
`;
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
