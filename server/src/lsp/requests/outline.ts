/** The structure of a charter: symbols, folding, selection ranges and links. */
import {
  type DocumentLink,
  DocumentLinkRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  type FoldingRange,
  FoldingRangeKind,
  FoldingRangeRequest,
  type SelectionRange,
  SelectionRangeRequest,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver-protocol';
import { foldsOf, linksOf, selectionsAt } from '../../features/structure.ts';
import { type SymbolKind as Kind, type OutlineSymbol, outlineOf } from '../../features/symbols.ts';
import { resolveExtends } from '../../workspace/index.ts';
import { offsetIn, rangeIn, rangesIn } from '../documents.ts';
import type { Session } from '../session.ts';

export const SYMBOL_KIND: Readonly<Record<Kind, SymbolKind>> = {
  team: SymbolKind.Module,
  section: SymbolKind.Namespace,
  person: SymbolKind.Variable,
  role: SymbolKind.Class,
  area: SymbolKind.Key,
  table: SymbolKind.Struct,
  phase: SymbolKind.Namespace,
  row: SymbolKind.Method,
  responsibility: SymbolKind.Property,
  agreement: SymbolKind.Event,
  scheme: SymbolKind.Enum,
};

/** Returns a name for a symbol, which must not be empty. */
export function symbolName(name: string): string {
  const trimmed = name.trim();
  return trimmed === '' ? '(no name yet)' : trimmed;
}

export function registerOutline(session: Session): void {
  const { peer, client, workspace, at } = session;

  peer.answer(DocumentSymbolRequest.type, ({ textDocument }): DocumentSymbol[] | SymbolInformation[] => {
    const subject = at(textDocument);
    const outline = outlineOf(subject.analysis);
    const rangeOf = rangesIn(subject.document);
    return client.outline
      ? outline.map((one) => nested(rangeOf, one))
      : flat(subject.document.uri, rangeOf, outline, undefined);
  });

  peer.answer(FoldingRangeRequest.type, ({ textDocument }) => {
    const { document, analysis } = at(textDocument);
    const found = new Map<number, FoldingRange>();
    for (const { at: span, kind } of foldsOf(analysis)) {
      const { start, end } = rangeIn(document, span);
      const before = found.get(start.line);
      if (end.line <= start.line || (before !== undefined && before.endLine >= end.line)) continue;
      const comment = kind === 'comment' ? { kind: FoldingRangeKind.Comment } : {};
      found.set(start.line, { startLine: start.line, endLine: end.line, ...comment });
    }
    return [...found.values()].sort((a, b) => a.startLine - b.startLine).slice(0, client.foldingLimit);
  });

  peer.answer(SelectionRangeRequest.type, ({ textDocument, positions }) => {
    const { document, analysis } = at(textDocument);
    return positions.map((position): SelectionRange => {
      const offset = offsetIn(document, position);
      let range: SelectionRange = { range: { start: position, end: position } };
      let outer: SelectionRange | undefined;
      // From the whole text inwards, each range inside the previous one.
      for (const span of [...selectionsAt(analysis, offset)].reverse()) {
        range = { range: rangeIn(document, span), ...(outer === undefined ? {} : { parent: outer }) };
        outer = range;
      }
      return range;
    });
  });

  peer.answer(DocumentLinkRequest.type, ({ textDocument }) => {
    const { document, analysis } = at(textDocument);
    return linksOf(analysis).flatMap(({ at: span, path }): DocumentLink[] => {
      const target = resolveExtends(document.path, path, workspace.rootOf(document.path));
      if (!target.ok || workspace.analysis(target.path) === undefined) return [];
      return [{ range: rangeIn(document, span), target: workspace.uriOf(target.path), tooltip: 'Open this charter' }];
    });
  });
}

type RangeOf = ReturnType<typeof rangesIn>;

// Written out for speed, since a charter may have 20,000 rows. Spreading objects takes several times as long.
function nested(rangeOf: RangeOf, { name, detail, kind, at, nameAt, children }: OutlineSymbol): DocumentSymbol {
  const symbol: DocumentSymbol = {
    name: symbolName(name),
    kind: SYMBOL_KIND[kind],
    range: rangeOf(at),
    selectionRange: rangeOf(nameAt),
  };
  if (children.length > 0) symbol.children = children.map((child) => nested(rangeOf, child));
  if (detail !== '') symbol.detail = detail;
  return symbol;
}

function flat(
  uri: string,
  rangeOf: RangeOf,
  symbols: readonly OutlineSymbol[],
  above: string | undefined,
): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, at, children }) => [
    {
      name: symbolName(name),
      kind: SYMBOL_KIND[kind],
      location: { uri, range: rangeOf(at) },
      ...(above === undefined ? {} : { containerName: above }),
    },
    ...flat(uri, rangeOf, children, symbolName(name)),
  ]);
}
