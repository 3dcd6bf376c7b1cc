/** Requests of a matrix panel: the view model, its changes, and edits. */
import { matrixOf } from '../../charter/matrix-tables.ts';
import { matrixAs } from '../../exchange/matrix-as.ts';
import { brokenMessage } from '../../features/matrix/head-view.ts';
import { choicesOf, editCell, editMatrix, type PanelOutcome } from '../../features/matrix/panel-edits.ts';
import { type RowKeys, rowKeys } from '../../features/matrix/row-keys.ts';
import { placeOfSpot, spotAt } from '../../features/matrix/source-places.ts';
import { type MatrixState, matrixState } from '../../features/matrix/view.ts';
import { matrixChange } from '../../features/matrix/view-changes.ts';
import { type EditResult, type MatrixBy, type MatrixDidChangeParams, METHODS } from '../../protocol/protocol.ts';
import { type OpenDocument, offsetIn, rangeIn } from '../documents.ts';
import type { Session, Subject } from '../session.ts';
import { rangeOf } from '../store.ts';
import { wireEdits } from '../wire-edits.ts';

/** A sent matrix. */
interface Sent {
  readonly version: number;
  readonly state: MatrixState;
}

/** The state of a charter whose matrix is shown. */
interface Shown {
  keys: RowKeys;
  /** The last two matrices of each kind, since two panels of a charter may have different versions. */
  readonly sent: Map<MatrixBy, readonly Sent[]>;
}

export function registerMatrix(session: Session): void {
  const { peer, documents, workspace, changed } = session;
  const shown = new Map<string, Shown>();

  const shownOf = ({ document, analysis }: Subject): { readonly of: Shown; readonly keys: RowKeys } => {
    const known = shown.get(document.path);
    const keys = rowKeys(analysis, known?.keys);
    // A text that is broken for a few keystrokes may lose rows. They must get the same keys when they are back.
    if (known !== undefined && brokenMessage(analysis.problems) !== undefined) return { of: known, keys };
    const of = known ?? { keys, sent: new Map() };
    of.keys = keys;
    shown.set(document.path, of);
    return { of, keys };
  };

  const problemsOf = ({ document, analysis }: Subject) => {
    const checked = workspace.check(document.path);
    return checked?.analysis === analysis ? checked.problems : analysis.problems;
  };

  /** Returns the matrix of the current text, with the keys of its rows. */
  const stateOf = (subject: Subject, by: MatrixBy) => {
    const { of, keys } = shownOf(subject);
    const [last] = of.sent.get(by) ?? [];
    const { analysis } = subject;
    const same = last?.state.analysis === analysis ? last.state : undefined;
    return { keys, state: same ?? matrixState(analysis, by, keys, last?.state, problemsOf(subject)) };
  };

  peer.answerCustom(METHODS.matrix, (params) => {
    const { by, known } = params;
    const subject = session.at(params);
    const { version } = subject.document.now;
    const { of, keys } = shownOf(subject);
    const before = of.sent.get(by) ?? [];
    const base = before.find((one) => one.version === known);
    const broken = brokenMessage(subject.analysis.problems);
    if (broken !== undefined && base !== undefined) return { kind: 'broken', version, message: broken };
    const state = matrixState(subject.analysis, by, keys, before[0]?.state, problemsOf(subject));
    const older = before.filter((one) => one.version !== version);
    of.sent.set(by, [{ version, state }, ...older].slice(0, 2));
    const change = base === undefined ? undefined : matrixChange(base.state.view, state.view);
    if (base === undefined || change === undefined) return { kind: 'whole', version, view: state.view };
    return { kind: 'change', version, from: base.version, change };
  });

  peer.answerCustom(METHODS.matrixPlace, (spot) => {
    const subject = session.at(spot);
    const { keys, state } = stateOf(subject, spot.by);
    const place = placeOfSpot(state, keys, spot);
    if (place === undefined) return null;
    if (place.from === undefined) return { uri: subject.document.uri, range: rangeIn(subject.document, place.at) };
    const other = workspace.analysis(place.from.path);
    if (other === undefined) return null;
    const range = rangeOf(place.from.place(place.block, place.span), other.document.pieces);
    return { uri: workspace.uriOf(place.from.path), range };
  });

  peer.answerCustom(METHODS.matrixAt, (params) => {
    const subject = session.at(params);
    const { keys, state } = stateOf(subject, params.by);
    return spotAt(state, keys, offsetIn(subject.document, params.position)) ?? null;
  });

  peer.answerCustom(METHODS.cellChoices, (cell) => {
    const subject = session.at(cell);
    const { keys, state } = stateOf(subject, cell.by);
    return { version: subject.document.now.version, choices: choicesOf(state, keys, cell) };
  });

  peer.answerCustom(METHODS.editCell, (cell) => {
    const subject = session.at(cell);
    const { keys, state } = stateOf(subject, cell.by);
    return resultOf(subject.document, editCell(state, keys, cell, cell.letters, cell.replace));
  });

  peer.answerCustom(METHODS.editMatrix, (params) => {
    const { edit } = params;
    const subject = session.at(params);
    const { keys, state } = stateOf(subject, edit.kind === 'acknowledge' ? edit.by : 'role');
    return resultOf(subject.document, editMatrix(state, keys, edit));
  });

  peer.answerCustom(METHODS.export, (params) => {
    const { as, by, table } = params;
    const { analysis } = session.at(params);
    const matrix = matrixOf(analysis.facts, by);
    const tables = table === undefined ? matrix.tables : matrix.tables.filter(({ scheme }) => scheme.id === table);
    return { text: matrixAs(as, { ...matrix, tables }) };
  });

  // A panel asks again after a change, so intermediate versions are never sent.
  const tell = (path: string) => {
    const document = documents.at(path);
    if (document === undefined) {
      shown.delete(path);
      return;
    }
    const params: MatrixDidChangeParams = { uri: document.uri, version: document.now.version };
    peer.run(METHODS.matrixDidChange, () => peer.connection.sendNotification(METHODS.matrixDidChange, params));
  };
  changed.add((path) => {
    if (path === undefined) for (const one of shown.keys()) tell(one);
    else if (shown.has(path)) tell(path);
  });
}

function resultOf({ now }: OpenDocument, answer: PanelOutcome): EditResult {
  if (answer.refused !== undefined) return { kind: 'refused', message: answer.refused };
  return { kind: 'edits', version: now.version, edits: wireEdits(answer.edits, now.text), breaks: answer.breaks };
}
