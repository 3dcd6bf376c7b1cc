/** The page of the matrix. Nothing is allowed that is not named here: no network, no inline style, no script but ours. */
export interface PageOptions {
  /** A secret of this page alone, which its one script carries. */
  readonly nonce: string;
  /** Where the panel's own files come from, as a source of the content security policy. */
  readonly source: string;
  readonly script: string;
  readonly style: string;
  /** The language of the window. */
  readonly language: string;
  /** Translations of the panel's texts, by what they are in English. */
  readonly texts: Readonly<Record<string, string>>;
}

export function pageOf({ nonce, source, script, style, language, texts }: PageOptions): string {
  // Pictures are drawn from text for “Save as a picture”, never loaded.
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
