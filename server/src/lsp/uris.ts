/**
 * Converts between URIs of the protocol and paths of the engine. Examples of paths are `/home/ada/team.charter.yaml`,
 * `c:/teams/team.charter.yaml`, and `scheme://authority/folder/team.charter.yaml` for files that are not on a disk.
 * Paths are not encoded, so different spellings of a URI give the same path.
 */

export function pathOfUri(uri: string): string {
  const match = /^([a-z][a-z\d+.-]*):(?:\/\/([^/?#]*))?([^?#]*)(.*)$/is.exec(uri);
  if (match === null) return uri;
  const [, scheme = '', authority, rest = '', behind = ''] = match;
  const path = decoded(rest);
  if (scheme.toLowerCase() !== 'file')
    return `${scheme.toLowerCase()}://${decoded(authority ?? '')}${rooted(path)}${behind}`;
  if (authority !== undefined && authority !== '' && authority !== 'localhost') return `//${decoded(authority)}${path}`;
  const drive = /^\/([a-z]):/i.exec(path);
  return drive === null ? path : `${(drive[1] ?? '').toLowerCase()}${path.slice(2)}`;
}

export function uriOfPath(path: string): string {
  const match = /^([a-z][a-z\d+.-]+):\/\/([^/]*)(.*)$/is.exec(path);
  if (match !== null) return `${match[1]}://${encoded(match[2] ?? '')}${encoded(match[3] ?? '')}`;
  if (path.startsWith('//')) return `file:${encoded(path)}`;
  if (/^[a-z]:/i.test(path)) return `file:///${path.charAt(0).toLowerCase()}%3A${encoded(path.slice(2))}`;
  return `file://${encoded(path)}`;
}

function rooted(path: string): string {
  return path.startsWith('/') ? path : `/${path}`;
}

/** Decodes a URI component. Invalid percent escapes stay unchanged. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function encoded(text: string): string {
  // A lone surrogate cannot be encoded.
  return text
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}
