/** Workspace symbols: teams, roles, people and activities by name. */
import { type WorkspaceSymbol, WorkspaceSymbolRequest } from 'vscode-languageserver-protocol';
import type { Analysis } from '../../analysis.ts';
import { type OutlineSymbol, searchableOf } from '../../features/symbols.ts';
import { stopIfCancelled } from '../peer.ts';
import type { Session } from '../session.ts';
import { rangeOf } from '../store.ts';
import { SYMBOL_KIND, symbolName } from './outline.ts';

/** Maximum number of results. */
const MOST = 500;

export function registerSearch({ peer, host, documents, workspace }: Session): void {
  const known = new WeakMap<Analysis, readonly OutlineSymbol[]>();
  const symbolsOf = (analysis: Analysis) => {
    let symbols = known.get(analysis);
    if (symbols === undefined) {
      symbols = searchableOf(analysis);
      known.set(analysis, symbols);
    }
    return symbols;
  };

  peer.answer(WorkspaceSymbolRequest.type, async ({ query }, token) => {
    const found: { readonly path: string; readonly symbol: OutlineSymbol; readonly rank: number }[] = [];
    const open = [...documents.all()].map(({ path }) => path);
    let since = Date.now();
    for (const path of new Set([...workspace.members(), ...open])) {
      if (Date.now() - since > 8) {
        await host.pause();
        stopIfCancelled(token);
        since = Date.now();
      }
      const analysis = workspace.analysis(path);
      for (const symbol of analysis === undefined ? [] : symbolsOf(analysis)) {
        const rank = rankOf(symbol.name, query) ?? rankBehind(symbol, query);
        if (rank !== undefined) found.push({ path, symbol, rank });
      }
    }
    found.sort((a, b) => a.rank - b.rank);
    return found.slice(0, MOST).flatMap(({ path, symbol: { name, kind, nameAt } }): WorkspaceSymbol[] => {
      const analysis = workspace.analysis(path);
      if (analysis === undefined) return [];
      const range = rangeOf(nameAt, analysis.document.pieces);
      const team = analysis.reading.charter.team?.name?.value;
      return [
        {
          name: symbolName(name),
          kind: SYMBOL_KIND[kind],
          location: { uri: workspace.uriOf(path), range },
          ...(team === undefined || kind === 'team' ? {} : { containerName: team }),
        },
      ];
    });
  });
}

/** Scores the title of a role or the name of a person, below symbols whose own name matches. */
function rankBehind({ kind, detail }: OutlineSymbol, query: string): number | undefined {
  const rank = kind === 'role' || kind === 'person' ? rankOf(detail, query) : undefined;
  // Scattered letters in a title are a coincidence.
  return rank === undefined || rank > 2 ? undefined : rank + 4;
}

/** Scores how well a name matches: at its start, at the start of a word, anywhere, or as letters in order. */
function rankOf(name: string, query: string): number | undefined {
  const [in_, wanted] = [name.toLowerCase(), query.toLowerCase().trim()];
  if (wanted === '') return 0;
  const at = in_.indexOf(wanted);
  if (at === 0) return 0;
  if (at > 0) return /[\s\-_/]/.test(in_.charAt(at - 1)) ? 1 : 2;
  let from = 0;
  for (const char of wanted) {
    if (char === ' ') continue;
    const next = in_.indexOf(char, from);
    if (next === -1) return undefined;
    from = next + char.length;
  }
  return 3;
}
