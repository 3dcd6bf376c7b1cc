/** Code actions: fixes, ignore comments and refactorings. */
import {
  type CodeAction,
  type CodeActionKind,
  type CodeActionParams,
  CodeActionRequest,
  CodeActionResolveRequest,
  CodeActionTriggerKind,
  type Command,
  type Diagnostic,
  type Position,
} from 'vscode-languageserver-protocol';
import type { Problem } from '../../checking/problems.ts';
import { type CodeAction as Action, fixAllAction, quickFixesAt } from '../../features/fixes/code-actions.ts';
import { refactorActionsAt, refactoringsAt } from '../../features/refactor/index.ts';
import { spanIn } from '../documents.ts';
import { contentModified, refused } from '../peer.ts';
import type { Session, Subject } from '../session.ts';
import { rangeOf } from '../store.ts';
import { workspaceEdit } from '../wire-edits.ts';

export function registerActions(session: Session): void {
  const { peer, client, workspace, at } = session;
  peer.answer(CodeActionRequest.type, (params): (Command | CodeAction)[] => {
    if (!client.actionLiterals) return [];
    const subject = at(params.textDocument);
    const problems = workspace.check(subject.document.path)?.problems ?? [];
    const found = actionsFor(session, subject, params, problems).map((action): CodeAction => {
      const diagnostics = diagnosticsOf(subject, action, params.context.diagnostics);
      return {
        title: action.title,
        kind: action.kind,
        ...(diagnostics.length === 0 ? {} : { diagnostics }),
        ...(action.preferred ? { isPreferred: true } : {}),
        edit: workspaceEdit(session, [{ path: subject.document.path, edits: action.edits }]),
      };
    });
    return client.resolvesActions ? [...found, ...laterActions(subject, params)] : found;
  });

  // A refactoring may read the whole charter, so its edits are computed when the user chooses it.
  peer.answer(CodeActionResolveRequest.type, (action): CodeAction => {
    const data = action.data as Partial<Later> | undefined;
    if (typeof data?.uri !== 'string' || typeof data.offset !== 'number') return action;
    const { document, analysis } = at({ uri: data.uri });
    if (document.now.version !== data.version) throw contentModified();
    const range = { start: data.offset, end: data.offset };
    const outcome = refactoringsAt(analysis, range)
      .find(({ title }) => title === action.title)
      ?.run();
    if (outcome === undefined) throw contentModified();
    if (outcome.refused !== undefined) throw refused(outcome.refused);
    return { ...action, edit: workspaceEdit(session, [{ path: document.path, edits: outcome.edits }]) };
  });
}

/** Identifies an action whose edits are computed later. */
interface Later {
  readonly uri: string;
  readonly version: number;
  readonly offset: number;
}

function laterActions({ document, analysis }: Subject, { range, context }: CodeActionParams): CodeAction[] {
  const only = context?.only;
  if (!mayAsk(only, 'refactor')) return [];
  const span = spanIn(document, range);
  const data: Later = { uri: document.uri, version: document.now.version, offset: span.start };
  return refactoringsAt(analysis, span)
    .filter(({ kind }) => asks(only, kind))
    .map(({ title, kind }) => ({ title, kind, data }));
}

function actionsFor(
  { client }: Session,
  { document, analysis }: Subject,
  { range, context }: CodeActionParams,
  problems: readonly Problem[],
): readonly Action[] {
  const only = context?.only;
  const span = spanIn(document, range);
  const found: Action[] = [];
  if (asks(only, 'quickfix')) found.push(...quickFixesAt(analysis, span, problems));
  // Editors send automatic requests at each move of the caret. Keep these cheap.
  const asked = context?.triggerKind !== CodeActionTriggerKind.Automatic;
  if (!client.resolvesActions && mayAsk(only, 'refactor')) found.push(...refactorActionsAt(analysis, span, asked));
  // Fixes for the whole file are not part of the light bulb; clients request them by kind.
  const all = only !== undefined && asks(only, 'source.fixAll.charter') ? fixAllAction(analysis, problems) : undefined;
  if (all !== undefined) found.push(all);
  return found.filter(({ kind }) => asks(only, kind));
}

/** Whether a kind is one of the requested kinds, or below one. */
function asks(only: readonly CodeActionKind[] | undefined, kind: string): boolean {
  return only === undefined || only.some((one) => one === '' || kind === one || kind.startsWith(`${one}.`));
}

/** Whether a kind, or one below it, is requested. */
function mayAsk(only: readonly CodeActionKind[] | undefined, kind: string): boolean {
  return asks(only, kind) || only?.some((one) => one.startsWith(`${kind}.`)) === true;
}

/** Returns the diagnostics of the client that an action fixes. */
function diagnosticsOf(
  { document }: Subject,
  { problems }: Action,
  known: readonly Diagnostic[] | undefined,
): Diagnostic[] {
  if (!Array.isArray(known) || known.length === 0) return [];
  const key = (code: unknown, at: Position | undefined) => `${code} ${at?.line} ${at?.character}`;
  const mended = new Set(problems.map(({ code, span }) => key(code, rangeOf(span, document.now.text).start)));
  return known.filter((diagnostic: Diagnostic) => mended.has(key(diagnostic?.code, diagnostic?.range?.start)));
}
