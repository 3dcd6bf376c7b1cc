/** Hover, definitions, references and highlights. */
import {
  DefinitionRequest,
  DocumentHighlightKind,
  DocumentHighlightRequest,
  HoverRequest,
  type Location,
  type LocationLink,
  MarkupKind,
  ReferencesRequest,
} from 'vscode-languageserver-protocol';
import { hoverAt } from '../../features/hover.ts';
import { definitionAt, type Place, referencesTo } from '../../features/navigation.ts';
import { occurrenceAt } from '../../features/occurrences.ts';
import { offsetIn, rangeIn } from '../documents.ts';
import type { Session, Subject } from '../session.ts';
import { rangeOf } from '../store.ts';

export function registerReading(session: Session): void {
  const { peer, client, workspace, rulePage, at } = session;

  peer.answer(HoverRequest.type, ({ textDocument, position }) => {
    const { document, analysis } = at(textDocument);
    const hover = hoverAt(analysis, offsetIn(document, position), { rulePage, shown: (path) => shown(session, path) });
    if (hover === undefined) return null;
    const value = hover.lines.join('  \n');
    return { contents: { kind: MarkupKind.Markdown, value }, range: rangeIn(document, hover.at) };
  });

  peer.answer(DefinitionRequest.type, ({ textDocument, position }) => {
    const subject = at(textDocument);
    const found = definitionAt(subject.analysis, offsetIn(subject.document, position));
    if (found === undefined) return null;
    const originSelectionRange = rangeIn(subject.document, found.origin.at);
    const locations = found.places.flatMap((place) => locationOf(session, subject, place));
    if (!client.definitionLinks) return locations;
    return locations.map(({ uri, range }): LocationLink => {
      return { originSelectionRange, targetUri: uri, targetRange: range, targetSelectionRange: range };
    });
  });

  peer.answer(ReferencesRequest.type, async ({ textDocument, position, context }) => {
    const { document, analysis } = at(textDocument);
    const found = occurrenceAt(analysis, offsetIn(document, position));
    if (found === undefined || found.subject.kind === 'unknown') return [];
    const declared = context?.includeDeclaration !== false;
    const locations: Location[] = [];
    for (const path of relatives(session, document.path)) {
      const other = workspace.analysis(path);
      if (other === undefined) continue;
      const lines = other.document.pieces;
      for (const one of referencesTo(other, found.subject, declared)) {
        locations.push({ uri: workspace.uriOf(path), range: rangeOf(one.at, lines) });
      }
    }
    return locations;
  });

  peer.answer(DocumentHighlightRequest.type, ({ textDocument, position }) => {
    const { document, analysis } = at(textDocument);
    const found = occurrenceAt(analysis, offsetIn(document, position));
    if (found === undefined) return null;
    return referencesTo(analysis, found.subject, true).map((one) => ({
      range: rangeIn(document, one.at),
      kind: one.declaration ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
  });
}

/** Returns the path of a charter relative to its workspace folder. */
function shown({ workspace }: Session, path: string): string {
  const root = workspace.rootOf(path);
  return path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
}

function locationOf({ workspace }: Session, { document, analysis }: Subject, place: Place): Location[] {
  if (place.from === undefined) return [{ uri: document.uri, range: rangeIn(document, place.at) }];
  const other = workspace.analysis(place.from.path);
  if (other === undefined || analysis === other) return [];
  const range = rangeOf(place.from.place(place.block, place.span), other.document.pieces);
  return [{ uri: workspace.uriOf(place.from.path), range }];
}

/**
 * Returns a charter, the charters it extends, and all that extend one of these: a name may mean the same role in them.
 */
function relatives({ workspace }: Session, path: string): readonly string[] {
  const found = new Set([path]);
  for (const one of [path, ...workspace.parentsOf(path)]) {
    found.add(one);
    for (const heir of workspace.heirsOf(one)) found.add(heir);
  }
  return [...found];
}
